import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { contentType } from './contentType.ts';
import { resolveRequest } from './resolveRequest.ts';

function send(response: ServerResponse, status: number, file: string, isHead: boolean): void {
  response.writeHead(status, {
    'Content-Type': contentType(file),
    'Cache-Control': file.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (isHead) response.end();
  else createReadStream(file).pipe(response);
}

/**
 * A server of the built site, as a plain static host would serve it.
 *
 * @param root - the folder with the built site
 * @param base - the path the site is built for; addresses outside it are not found
 */
export function staticServer(root: string, base = '/'): Server {
  const prefix = base.replace(/\/+$/, '');
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const isHead = request.method === 'HEAD';
    const [pathname = '/', query] = (request.url ?? '/').split('?');
    const inside = pathname.startsWith(`${prefix}/`)
      ? resolveRequest(root, pathname.slice(prefix.length))
      : undefined;
    if (inside && 'redirect' in inside) {
      const target = prefix + inside.redirect + (query === undefined ? '' : `?${query}`);
      response.writeHead(301, { Location: target }).end();
    } else if (inside) {
      send(response, 200, inside.file, isHead);
    } else if (existsSync(join(root, '404.html'))) {
      send(response, 404, join(root, '404.html'), isHead);
    } else {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    }
  });
}
