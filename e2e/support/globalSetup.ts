import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/ensureChromium.ts';
import { listen } from '../../scripts/listen.ts';
import { staticServer } from '../../scripts/staticServer.ts';

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
  const root = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(root)) throw new Error('There is no built site. Run "npm run build" first.');
  const server = staticServer(root);
  const port = await listen(server, 0);
  const browser = await chromium.launchServer({ executablePath: ensureChromium(), args: flags });
  provide('site', `http://localhost:${port}`);
  provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
