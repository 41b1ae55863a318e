import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { browser } from './browser.ts';

/** How a page is opened. */
export interface OpenOptions {
  colorScheme?: 'light' | 'dark';
  /** Width of the window in pixels. */
  width?: number;
  /** False: scripts do not run. */
  javaScriptEnabled?: boolean;
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
  const { width = 1280, expectedProblems = [], ...rest } = options;
  const address = inject('site');
  const settings: BrowserContextOptions = { ...rest, viewport: { width, height: 800 } };
  const context = await (await browser()).newContext(settings);
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    const isLocal = url.startsWith(`${address}/`) || /^(?:data|blob|about):/.test(url);
    if (!isLocal) problems.push(`request to another host: ${url}`);
  });
  onTestFinished(async () => {
    await context.close();
    const unexpected = problems.filter(
      (text) => !expectedProblems.some((known) => known.test(text)),
    );
    expect(unexpected).toEqual([]);
  });
  const page = await context.newPage();
  const goto = async (target: string) => {
    await page.goto(address + target, { waitUntil: 'load' });
  };
  await goto(path);
  return { page, address, goto };
}
