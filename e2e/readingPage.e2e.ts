import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pageScripts } from '../scripts/pageScripts.ts';
import { openSite } from './support/openSite.ts';

const root = fileURLToPath(new URL('../dist', import.meta.url));
const chapter = '/refcounting/idle-at-one/';

const gzip = (content: string | Buffer) => gzipSync(content).length;

test('a page that is only read fetches the scripts that are counted for it, and no more than 20 KB', async () => {
  // A text names no icon, so the browser asks for one at the root, and there is none.
  const { page, address } = await openSite('/llms.txt', { expectedProblems: [/404/] });
  const fetched = new Set<string>();
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (request.url().startsWith(address) && pathname.endsWith('.js')) fetched.add(pathname);
  });
  await page.goto(address + chapter, { waitUntil: 'networkidle' });
  // Islands load when they come into view, other things when the page is idle.
  await page.keyboard.press('End');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.waitForLoadState('networkidle');

  const html = readFileSync(`${root}${chapter}index.html`, 'utf8');
  const { inline, files } = pageScripts(root, html, '/');
  const counted = [...files.keys()].map((file) => `/${relative(root, file)}`);
  expect([...fetched].filter((path) => !counted.includes(path))).toEqual([]);
  expect(fetched.size).toBeGreaterThan(3);
  const bytes = [...fetched].map((path) => gzip(readFileSync(root + path)));
  const all = [...inline.map(gzip), ...bytes].reduce((sum, size) => sum + size, 0);
  expect(all).toBeLessThanOrEqual(20 * 1024);
});

test('the search loads when it is opened by its key, and takes the next keys', async () => {
  const { page } = await openSite(chapter);
  await page.waitForFunction(() => document.querySelector('[data-open-modal]:not([disabled])'));
  await page.keyboard.press('Control+k');
  await page.waitForFunction(() => document.activeElement?.matches('.pagefind-ui__search-input'));
  await page.keyboard.type('memremap_pages');
  await page.locator('.pagefind-ui__result').first().waitFor();
});

test('a page in the dark theme is printed in the light one', async () => {
  const { page } = await openSite(chapter, { colorScheme: 'dark' });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  const printed = page.evaluate(
    () =>
      new Promise((resolve) => {
        const surface = () =>
          getComputedStyle(document.documentElement).getPropertyValue('--whp-surface');
        addEventListener('beforeprint', () => resolve(surface()));
      }),
  );
  expect(await theme()).toBe('dark');
  await page.pdf();
  expect(await printed).toBe('#f5f7fa');
  expect(await theme()).toBe('dark');
});
