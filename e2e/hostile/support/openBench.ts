import type { Browser, Page } from 'playwright-core';
import type { RunnerFiles } from '../../../src/runner/build/buildRunnerFiles.ts';
import type { Verdict } from '../../../src/runner/verdict.ts';
import { browser as sharedBrowser } from '../../support/browser.ts';
import type { BenchExercise } from './buildBench.ts';
import type { BenchPage } from './page.ts';
import { serveBench } from './serveBench.ts';

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

/** Serves a page with the runner under the site's policy and opens it in Chromium. */
export async function openBench(
  files: RunnerFiles,
  exercises: readonly BenchExercise[],
  { missing = [] }: { readonly missing?: readonly string[] } = {},
): Promise<Bench> {
  const served = await serveBench(files, exercises, missing);
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
  await page.goto(served.address);
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
      await served.close();
    },
  };
}
