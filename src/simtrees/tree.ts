import { blobId } from './blob.ts';
import { concatBytes } from './concatBytes.ts';
import type { FileEntry, Files } from './files.ts';
import { hashObject } from './hashObject.ts';
import { fromHex } from './hex.ts';
import { utf8 } from './utf8.ts';

/** One line of a tree object. */
interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

const FOLDER = '40000';

/** Git sorts by bytes, and a folder as if its name ended in a slash. */
function compareEntries(left: TreeEntry, right: TreeEntry): number {
  const [a, b] = [left, right].map((entry) =>
    utf8(entry.mode === FOLDER ? `${entry.name}/` : entry.name),
  );
  if (a === undefined || b === undefined) return 0;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function encode(entries: readonly TreeEntry[]): Uint8Array {
  return concatBytes(
    [...entries]
      .sort(compareEntries)
      .flatMap((entry) => [utf8(`${entry.mode} ${entry.name}\0`), fromHex(entry.id)]),
  );
}

/** Ids that are kept of each kind, before all are forgotten. */
const LIMIT = 5_000;

/**
 * Ids that were computed before, so that a file or folder that stays is not hashed again, in whatever world: an id says
 * nothing but the content. Blobs by content, trees by their lines.
 */
const knownBlobs = new Map<string, string>();
const knownTrees = new Map<string, string>();

function remembered(known: Map<string, string>, key: string, compute: () => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= LIMIT) known.clear();
  const id = compute();
  known.set(key, id);
  return id;
}

function treeIdOf(files: readonly (readonly [string, FileEntry])[]): string {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, (readonly [string, FileEntry])[]>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      const id = remembered(knownBlobs, file.content, () => blobId(file.content));
      entries.push({ mode: file.mode, name: path, id });
    } else {
      const name = path.slice(0, slash);
      const inside = folders.get(name) ?? [];
      inside.push([path.slice(slash + 1), file]);
      folders.set(name, inside);
    }
  }
  for (const [name, inside] of folders) {
    entries.push({ mode: FOLDER, name, id: treeIdOf(inside) });
  }
  const key = entries.map(({ mode, name, id }) => `${mode} ${name}\0${id}`).join('');
  return remembered(knownTrees, key, () => hashObject('tree', encode(entries)));
}

/**
 * The id of a snapshot: of the tree object of its top folder, as `git write-tree` prints it.
 * @since git 2.39.5, the version that it was compared with
 * @returns 40 hexadecimal digits
 * @throws nothing
 * @source git 2.39.5, run next to it by the tests
 */
export function treeId(files: Files): string {
  return treeIdOf(Object.entries(files));
}
