import type { Page } from 'playwright-core';
import { afterAll, inject, onTestFinished } from 'vitest';
import { browser } from './browser.ts';
import type { View } from './openSite.ts';
import { type Problems, watchProblems } from './watchProblems.ts';

/**
 * One page in which the tests of a file look at many addresses of the built site, one after the other: a browser context
 * for each would take longer than what they look at. For tests that leave nothing behind in the browser.
 *
 * @returns goes to a path and waits until it has loaded. The test that asks for it fails for what openSite fails for.
 */
export function onePage({ width = 1280, ...rest }: View = {}): (path: string) => Promise<Page> {
  let opened: Promise<{ page: Page; problems: Problems }> | undefined;
  async function open(): Promise<{ page: Page; problems: Problems }> {
    const viewport = { width, height: 800 };
    const context = await (await browser()).newContext({ ...rest, viewport });
    const problems = watchProblems(context, inject('site'));
    return { page: await context.newPage(), problems };
  }
  afterAll(async () => {
    await (await opened)?.page.context().close();
  });
  return async (path) => {
    opened ??= open();
    const { page, problems } = await opened;
    onTestFinished(() => problems.expectNone());
    await page.goto(inject('site') + path, { waitUntil: 'load' });
    return page;
  };
}
