import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { corpus, firstExercise, pathOf } from './exercise/firstExercise.ts';
import { replaceCode, runWithKeys, tabToEditor, waitForMonaco } from './exercise/keyboard.ts';
import { storedText } from './exercise/storedText.ts';
import { openSite } from './support/openSite.ts';

const { slug, solution } = firstExercise;

async function write(page: Page, code: string): Promise<void> {
  await tabToEditor(page);
  await waitForMonaco(page);
  await replaceCode(page, code);
  await expect.poll(() => storedText(page, slug), { timeout: 15_000 }).toContain(code.trim());
}

async function exported(page: Page): Promise<string> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save all as a file' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^who-holds-the-page-\d{4}-\d\d-\d\d\.json$/);
  return text(await download.createReadStream());
}

async function open(page: Page, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer });
}

describe('your work', () => {
  it('is saved as a file, erased, brought back, and opened in another browser', async () => {
    const { page, goto } = await openSite(pathOf(slug));
    await write(page, '// mine\n');
    await goto('/your-work/');
    await page.getByText('Draft: 1 line').click();
    expect(await page.locator('.whp-work-list pre').first().innerText()).toContain('// mine');
    const file = await exported(page);

    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(await storedText(page, slug)).toContain('// mine');
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('region', { name: 'Erase' }).getByText('Erase everything').click();
    await page.getByText('Nothing is stored yet.').waitFor();
    expect(await storedText(page, slug)).toBeUndefined();
    await page.getByRole('button', { name: 'Undo erasing' }).click();
    expect(await storedText(page, slug)).toContain('// mine');

    const second = await openSite('/your-work/');
    await open(second.page, file);
    expect(await storedText(second.page, slug)).toBeUndefined();
    await second.page.getByRole('button', { name: 'Import', exact: true }).click();
    await second.page.getByText('mine.json was imported').waitFor();
    await second.goto(pathOf(slug));
    await second.page.getByText('Your stored draft').waitFor();
    expect(await second.page.locator('textarea').inputValue()).toContain('// mine');
  });

  it('in a file meets other work: both are kept, and the reader chooses the draft', async () => {
    const { page } = await openSite(pathOf(slug));
    await write(page, '// of the file\n');
    await page.goto(new URL('/your-work/', page.url()).href);
    const file = await exported(page);

    const second = await openSite(pathOf(slug));
    await write(second.page, '// of this browser\n');
    await second.goto('/your-work/');
    await open(second.page, file);
    await second.page.getByText('Compare', { exact: true }).click();
    await second.page.locator('.whp-line-seen', { hasText: 'of the file' }).waitFor();
    await second.page.getByLabel('Take the draft of the file').check();
    await second.page.getByRole('button', { name: 'Import', exact: true }).click();
    await second.page.getByText('mine.json was imported').waitFor();
    expect(await storedText(second.page, slug)).toContain('of the file');
    await second.goto(pathOf(slug));
    await second.page.getByText('Earlier texts (1)').click();
    await second.page.getByRole('button', { name: 'Bring back' }).click();
    expect(await storedText(second.page, slug)).toContain('of this browser');
  });

  it('refuses a file that is damaged or not of this site, and says why', async () => {
    const { page } = await openSite('/your-work/');
    await open(page, '{"name":"left-pad"}');
    await page.getByText('mine.json: This is not a file of this site.').waitFor();
    await open(page, '{"format":"who-holds-the-page","version":1,"savedAt":1');
    await page.getByText('or it is cut off').waitFor();
    await open(page, '{"format":"who-holds-the-page","version":7}');
    await page.getByText('The file has format 7').waitFor();
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((k) => /^whp:/.test(k))),
    ).toEqual([]);
  });
});

describe('progress', () => {
  it('is marked in the list of exercises, in the chapter and in the sidebar', async () => {
    const { page, goto } = await openSite(pathOf(slug));
    await tabToEditor(page);
    await waitForMonaco(page);
    expect(await runWithKeys(page)).toBe('fail');
    await goto('/exercises/');
    const row = page.getByRole('rowheader').filter({ has: page.locator(`a[href*="${slug}"]`) });
    expect(await row.innerText()).toContain('attempted');
    await goto(pathOf(slug));
    await tabToEditor(page);
    await waitForMonaco(page);
    await replaceCode(page, solution);
    expect(await runWithKeys(page)).toBe('pass');
    await goto('/exercises/');
    expect(await row.innerText()).toContain('✓ solved');
    const sidebar = page.locator('#starlight__sidebar');
    const all = sidebar.getByRole('link', { name: /^Exercises/ });
    expect(await all.innerText()).toContain(`1/${corpus.length}`);
    expect(await all.textContent()).toContain(`1 of ${corpus.length} exercises solved`);
    await page.locator('tbody').filter({ has: row }).locator('th[scope=rowgroup] a').click();
    const entry = page
      .locator('#exercises ~ ul li')
      .filter({ has: page.locator(`a[href*="${slug}"]`) });
    await expect.poll(() => entry.innerText(), { timeout: 15_000 }).toContain('✓ solved');
    expect(await sidebar.locator('[aria-current=page]').innerText()).toContain('solved');
  });

  it('of another version of the exercise is called so', async () => {
    const { page, goto } = await openSite('/exercises/');
    await page.evaluate((key) => localStorage.setItem(key, '1'), `whp:solved:${slug}:00000000`);
    await goto('/exercises/');
    const row = page.getByRole('rowheader').filter({ has: page.locator(`a[href*="${slug}"]`) });
    expect(await row.innerText()).toContain('solved in an earlier version');
    await goto(pathOf(slug));
    await page.getByText('Solved in an earlier version of this exercise').waitFor();
    await goto('/your-work/');
    const listed = page.locator('.whp-work-list').getByText('solved in an earlier version');
    await listed.waitFor();
  });
});
