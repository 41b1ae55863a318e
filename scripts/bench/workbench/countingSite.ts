import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listen } from '../../listen.ts';
import { resolveRequest } from '../../resolveRequest.ts';
import { staticServer } from '../../staticServer.ts';

/** One file that a page, its frame or a worker of either has fetched. */
export interface Fetched {
  readonly path: string;
  readonly bytes: number;
  /** What a host sends that compresses: fonts and images are sent as they are. */
  readonly gzip: number;
}

/** The built site, served by a server that keeps a list of what it has sent. */
export interface CountingSite {
  /** Without a slash at the end. */
  readonly address: string;
  /** What has been sent since the last call. */
  takeFetched(): Fetched[];
  close(): Promise<void>;
}

const packed = new Set(['.woff2', '.png', '.jpg', '.webp', '.br', '.gz']);

export async function countingSite(root: string): Promise<CountingSite> {
  const server = staticServer(root);
  let sent: string[] = [];
  server.on('request', (request, response) => {
    response.on('finish', () => {
      if (response.statusCode === 200) sent.push(request.url?.split('?')[0] ?? '/');
    });
  });
  const sizes = new Map<string, Fetched>();
  const sizeOf = (path: string): Fetched => {
    const known = sizes.get(path);
    if (known) return known;
    const resolved = resolveRequest(root, path);
    const content = resolved && 'file' in resolved ? readFileSync(resolved.file) : Buffer.alloc(0);
    const name = resolved && 'file' in resolved ? resolved.file : path;
    const gzip = packed.has(extname(name)) ? content.length : gzipSync(content).length;
    const size = { path, bytes: content.length, gzip };
    sizes.set(path, size);
    return size;
  };
  const port = await listen(server, 0);
  return {
    address: `http://localhost:${port}`,
    takeFetched() {
      const taken = sent.map(sizeOf);
      sent = [];
      return taken;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
