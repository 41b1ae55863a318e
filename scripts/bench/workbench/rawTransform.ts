import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { transformOptions } from '../../../src/runner/compile/transformOptions.ts';
import { listen } from '../../listen.ts';

/** esbuild in WebAssembly on a page of its own, as bare as it can be. */
export interface RawTransform {
  /** Milliseconds of one transform, from the call in the page until its promise is settled. */
  time(source: string): Promise<number>;
  close(): Promise<void>;
}

type Esbuild = typeof import('esbuild-wasm');

declare global {
  interface Window {
    rawEsbuild: Esbuild;
  }
}

const html =
  '<!doctype html><title>esbuild</title><link rel="icon" href="data:,"><script type="module">' +
  "import * as esbuild from './esbuild.js';" +
  "await esbuild.initialize({ wasmURL: './esbuild.wasm', worker: true });" +
  'window.rawEsbuild = esbuild; document.title = "ready";</script>';

/** The compiler that the built site serves. */
function siteCompiler(root: string): Buffer {
  const folder = join(root, 'runner');
  const name = existsSync(folder) && readdirSync(folder).find((file) => file.endsWith('.wasm'));
  if (!name) throw new Error('The built site has no compiler: build the site first.');
  return readFileSync(join(folder, name));
}

/** @param root the folder with the built site, whose compiler is taken */
export async function openRawTransform(
  context: BrowserContext,
  root: string,
): Promise<RawTransform> {
  const script = createRequire(import.meta.url).resolve('esbuild-wasm/esm/browser.min.js');
  const files = new Map<string, [type: string, content: string | Buffer]>([
    ['/', ['text/html', html]],
    ['/esbuild.js', ['text/javascript', readFileSync(script)]],
    ['/esbuild.wasm', ['application/wasm', siteCompiler(root)]],
  ]);
  const server = createServer(({ url = '/' }, response) => {
    const [type, content] = files.get(url) ?? ['text/plain', ''];
    response.writeHead(content === '' ? 404 : 200, { 'Content-Type': type }).end(content);
  });
  const port = await listen(server, 0);
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/`);
  while ((await page.title()) !== 'ready') await page.waitForTimeout(100);
  return {
    time: (source) =>
      page.evaluate(
        async ([text, options]) => {
          const start = performance.now();
          await window.rawEsbuild.transform(text, options);
          return performance.now() - start;
        },
        [source, transformOptions] as const,
      ),
    async close() {
      await page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
