import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import type { RunnerFiles } from '../../../src/runner/build/buildRunnerFiles.ts';
import type { Verdict } from '../../../src/runner/verdict.ts';
import { policyFor } from '../../../src/routes/build/policyFor.ts';
import { browser as sharedBrowser } from '../../support/browser.ts';
import { type BenchExercise, buildBench } from './buildBench.ts';
import type { BenchPage } from './page.ts';

const html =
  '<!doctype html><title>Bench</title><link rel="icon" href="data:,"><body><script src="bench.js"></script>';

export interface Bench {
  readonly page: Page;
  readonly browser: Browser;
  /** What the page and the sandbox wrote to the browser's console as errors. */
  readonly errors: string[];
  /** Every request that was made, by address. */
  readonly requests: string[];
  run(source: string, slug?: string): Promise<Verdict>;
  abort(source: string, after: number): Promise<string>;
  close(): Promise<void>;
}

declare const bench: BenchPage;

const BASE = '/deep/base/';

/** Serves a page with the runner under the site's policy and opens it in Chromium. */
export async function openBench(
  files: RunnerFiles,
  exercises: readonly BenchExercise[],
  { missing = [] }: { readonly missing?: readonly string[] } = {},
): Promise<Bench> {
  const script = await buildBench(files, exercises);
  const served = new Map<string, { type: string; content: string | Uint8Array }>([
    ['', { type: 'text/html', content: html }],
    ['bench.js', { type: 'text/javascript', content: script }],
    ...Object.values(files).map((file) => [file.path, file] as const),
  ]);
  for (const path of missing) served.delete(path);
  const server = createServer((request, response) => {
    const file = served.get((request.url ?? '').replace(BASE, ''));
    if (!file) return response.writeHead(404).end();
    const isPage = file.type === 'text/html';
    const headers = {
      'Content-Type': file.type,
      ...(isPage && { 'Content-Security-Policy': policyFor(html) }),
    };
    return response.writeHead(200, headers).end(file.content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await sharedBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`http://127.0.0.1:${port}${BASE}`);
  const firstSlug = String(exercises[0]?.bundle.slug);
  return {
    page,
    browser,
    errors,
    requests,
    run: (source, slug = firstSlug) =>
      page.evaluate(([name, text]) => bench.run(name, text), [slug, source] as const),
    abort: (source, after) =>
      page.evaluate(([name, text, time]) => bench.abort(name, text, time), [
        firstSlug,
        source,
        after,
      ] as const),
    async close() {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
