import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { anchorsSchema } from '../src/review/anchors.ts';
import { chapters } from './support/content.ts';
import { onePage } from './support/onePage.ts';
import { openSite } from './support/openSite.ts';

const anchors = anchorsSchema.parse(
  JSON.parse(readFileSync(new URL('../content/anchors.json', import.meta.url), 'utf8')),
);
const chapter = `/${chapters[0]}/`;
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Presses Tab until the first Cite button has the focus. */
async function tabToCite(page: Page): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const isCite = await page.evaluate(() =>
      document.activeElement?.matches('cite-section button'),
    );
    if (isCite) return;
  }
  throw new Error('no Cite button can be reached with Tab');
}

test('Tab and Enter on Cite copy the footnote and say so', async () => {
  const { page, address } = await openSite(chapter, clipboard);
  await tabToCite(page);
  const id = await page.evaluate(
    () => document.activeElement?.closest('cite-section')?.getAttribute('data-cite') ?? '',
  );
  await page.keyboard.press('Enter');
  const status = page.locator(`cite-section[data-cite="${id}"] [role="status"]`);
  await status.getByText('Copied').waitFor();
  const lines = (await readClipboard(page)).split('\n');
  expect(lines[0]).toMatch(/^\[1\] Who Holds the Page\? "/);
  expect(lines.at(-1)).toBe(`    ${address}/r/${id}/`);
  expect(lines.join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
});

test('the key c cites the section being read, and can be turned off', async () => {
  const { page } = await openSite(chapter, clipboard);
  const last = page.locator('cite-section').last();
  await last.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await page.keyboard.press('c');
  await last.getByText('Copied').waitFor();
  const id = await last.getAttribute('data-cite');
  expect(await readClipboard(page)).toContain(`/r/${id}/`);

  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await page.locator('cite-key input').uncheck();
  await page.locator('h1').click();
  await page.keyboard.press('c');
  await page.waitForTimeout(200);
  expect(await readClipboard(page)).toBe('before');
});

test('where the clipboard is refused, the text is offered, selected, and Escape closes it', async () => {
  const { page } = await openSite(chapter);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const section = page.locator('cite-section').first();
  await section.locator('button').focus();
  await page.keyboard.press('Enter');
  const box = section.locator('textarea');
  await box.waitFor();
  const selected = await box.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toContain('[1] Who Holds the Page?');
  await page.keyboard.press('Escape');
  expect(await box.count()).toBe(0);
  expect(
    await section.locator('button').evaluate((button) => button === document.activeElement),
  ).toBe(true);
});

const visits = [onePage(), onePage({ javaScriptEnabled: false })];

test.each(Object.keys(anchors))('/r/%s/ leads to its section, without scripts too', async (id) => {
  for (const visit of visits) {
    const page = await visit(`/r/${id}/`);
    await page.waitForURL(/#/);
    const target = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${target}"]`).count()).toBe(1);
    const anchor = anchors[id];
    if (anchor && 'page' in anchor) {
      expect(target).toBe(id);
      expect(new URL(page.url()).pathname).toBe(anchor.page);
    }
  }
});
