import { existsSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

/** What a request for a path gets: a file, another address, or nothing. */
export type Resolved = { file: string } | { redirect: string } | undefined;

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/**
 * Finds what a static host answers to a path: a file, a folder's index.html, or the same address
 * with the slash that a folder's address ends with. Nothing outside the root is ever found.
 *
 * @param root - the folder that is served
 * @param pathname - the path of the URL, still percent-encoded
 */
export function resolveRequest(root: string, pathname: string): Resolved {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const path = normalize(join(root, decoded));
  if (decoded.includes('\0') || !`${path}${sep}`.startsWith(`${normalize(root)}${sep}`)) {
    return undefined;
  }
  if (!decoded.endsWith('/')) {
    if (isFile(path)) return { file: path };
    const folder = `/${pathname.replace(/^\/+/, '')}/`;
    return isFile(join(path, 'index.html')) ? { redirect: folder } : undefined;
  }
  const index = join(path, 'index.html');
  return isFile(index) ? { file: index } : undefined;
}
