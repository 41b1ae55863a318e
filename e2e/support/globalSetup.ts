import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/ensureChromium.ts';
import { serveSite } from './serveSite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, without a slash at the end. */
    site: string;
    /** How to reach the browser that all tests share. */
    browser: string;
  }
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Serves the built site and starts one browser, for all test files. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const site = await serveSite();
  const browser = await chromium.launchServer({ executablePath: ensureChromium(), args: flags });
  provide('site', site.address);
  provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
