import type { Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { browser } from './browser.ts';
import { watchProblems } from './watchProblems.ts';

/** The window that a page is shown in. */
export interface View {
  colorScheme?: 'light' | 'dark';
  /** Width of the window in pixels. */
  width?: number;
  /** False: scripts do not run. */
  javaScriptEnabled?: boolean;
}

/** How a page is opened. */
export interface OpenOptions extends View {
  /** Browser permissions, such as `clipboard-read`. */
  permissions?: string[];
  /** Problems that the test provokes on purpose; any other still fails it. */
  expectedProblems?: RegExp[];
}

/** A page of the built site. */
export interface OpenSite {
  page: Page;
  /** Where the site is served, without a slash at the end. */
  address: string;
  /** Goes to a path of the site and waits until it has loaded. */
  goto(path: string): Promise<void>;
}

/**
 * Opens a page of the built site, in a browser context of its own. The test fails if the page logs
 * an error, throws, violates its Content-Security-Policy, or asks another host for anything.
 */
export async function openSite(path: string, options: OpenOptions = {}): Promise<OpenSite> {
  const { width = 1280, expectedProblems, ...rest } = options;
  const address = inject('site');
  const context = await (await browser()).newContext({ ...rest, viewport: { width, height: 800 } });
  const problems = watchProblems(context, address, expectedProblems);
  onTestFinished(async () => {
    await context.close();
    problems.expectNone();
  });
  const page = await context.newPage();
  const goto = async (target: string) => {
    await page.goto(address + target, { waitUntil: 'load' });
  };
  await goto(path);
  return { page, address, goto };
}
