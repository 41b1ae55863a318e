import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSite } from './support/openSite.ts';

/** A busy machine may take its time. */
const SLOW = { timeout: 20_000 };

/** Opens the search with its key and types. */
async function searchFor(page: Page, query: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-open-modal]:not([disabled])'));
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] input').fill(query, SLOW);
}

/** Where the results lead, best first; with the sections that each shows. */
async function resultsOf(page: Page): Promise<string[]> {
  const links = page.locator('dialog[open] .pagefind-ui__result-link');
  await links.first().waitFor(SLOW);
  return links.evaluateAll((found) =>
    found.map((link) => {
      const { pathname, hash } = new URL((link as HTMLAnchorElement).href);
      return pathname + hash;
    }),
  );
}

test.each([
  ['a function', 'memremap_pages', '/symbols/memremap_pages/'],
  ['a function whose name begins another one', 'dax_break_layout', '/symbols/dax_break_layout/'],
  ['a field', 'pgmap->ops', '/symbols/dev_pagemap.ops/'],
  ['an invariant by what it says', 'every transition to idle wakes', '/invariants/'],
  ['an invariant by its number', 'I5', '/invariants/'],
])('finds %s by "%s"', async (_, query, path) => {
  const { page } = await openSite('/');
  await searchFor(page, query);
  const [first] = await resultsOf(page);
  expect(first).toBe(path);
});

test('leads from the number of an invariant to its own place', async () => {
  const { page } = await openSite('/');
  await searchFor(page, 'I15');
  expect((await resultsOf(page)).slice(0, 3)).toContain('/invariants/#i15');
});

test('finds nothing for what is no word of the guide', async () => {
  const { page } = await openSite('/');
  await searchFor(page, 'xyzzyqq');
  const message = page.locator('dialog[open] .pagefind-ui__message');
  await expect.poll(() => message.innerText(), SLOW).toMatch(/No results/);
  expect(await page.locator('dialog[open] .pagefind-ui__result').count()).toBe(0);
});
