import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpus, pathOf } from './exercise/firstExercise.ts';
import { openSite } from './support/openSite.ts';

const reviews = corpus.filter(({ kind }) => kind === 'review').map(({ slug }) => slug);

it('has a patch to look at', () => {
  expect(reviews.length).toBeGreaterThan(0);
});

describe.each(reviews)('the patch of %s', (slug) => {
  const patch = readFileSync(`exercises/${slug}/patch.diff`, 'utf8').trimEnd();
  const numbered = patch.split('\n').map((text, at) => `${at + 1} ${text}`.trimEnd());

  it('can be read without scripts, each line beside its number', async () => {
    const { page } = await openSite(pathOf(slug), { javaScriptEnabled: false, width: 390 });
    const lines = await page.locator('.whp-patch-line').allTextContents();
    expect(lines.map((line) => line.trim())).toEqual(numbered);
    expect(await page.locator('.whp-patch').isVisible()).toBe(true);
  });

  it('is plain text at the address of the exercise with .txt', async () => {
    const { page, address } = await openSite(pathOf(slug));
    const response = await page.request.get(`${address}${pathOf(slug).replace(/\/$/, '.txt')}`);
    const lines = (await response.text()).split('\n').map((line) => line.trim());
    expect(lines).toEqual(expect.arrayContaining(numbered));
  });
});
