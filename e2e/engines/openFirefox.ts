import { launch } from 'puppeteer-core';
import { ensureProgram } from '../../scripts/ensureProgram.ts';
import type { Engine } from './engine.ts';

const firefox = {
  title: 'Firefox',
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  packages: ['firefox-esr', 'fonts-liberation'],
};

/** Firefox, driven by WebDriver BiDi. */
export async function openFirefox(): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: ensureProgram(firefox),
    headless: true,
  });
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    async goto(address) {
      await page.goto(address, { waitUntil: 'load' });
    },
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
  };
}
