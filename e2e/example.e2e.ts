import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { openSite } from './support/openSite.ts';

/** The chapters with an example, by path. */
const chapters = readdirSync('content/docs', { recursive: true })
  .map(String)
  .filter((file) => /\/.*\.mdx$/.test(file))
  .filter((file) => readFileSync(`content/docs/${file}`, 'utf8').includes('<Example'))
  .map((file) => file.replace(/\.mdx$/, ''));

const WORKBENCH = /monaco|esbuild|\/runner\/|startExample|LabResults/i;

it('there are chapters with examples, one in each part at least', () => {
  expect(new Set(chapters.map((path) => path.split('/')[0])).size).toBe(3);
});

describe.each(chapters)('the example of %s', (path) => {
  it('shows its code and what it returned without scripts', async () => {
    const { page } = await openSite(`/${path}/`, { javaScriptEnabled: false });
    expect(await page.locator('.whp-example .whp-code').first().innerText()).toContain('import');
    expect(await page.locator('.whp-outputs pre').first().innerText()).not.toBe('');
    expect(await page.locator('[data-start]').first().isVisible()).toBe(false);
  });

  it('stands in the plain text of the chapter', async () => {
    const text = await (await fetch(`${inject('site')}/${path}.txt`)).text();
    expect(text).toMatch(/export (?:function run|const tasks)/);
    expect(text).toMatch(/returns:/);
  });

  it('loads nothing of the workbench until its button is pressed, then runs and can be edited', async () => {
    const { page } = await openSite(`/${path}/`);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect([...loaded, ...requests].filter((url) => WORKBENCH.test(url))).toEqual([]);
    const example = page.locator('whp-example').first();
    const built = await page.locator('.whp-outputs pre').first().innerText();
    await example.getByRole('button', { name: 'Run and edit' }).focus();
    await page.keyboard.press('Enter');
    await example.locator('[data-outcome=ran]').waitFor({ timeout: 15_000 });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('whp-run');
    await page.keyboard.press('Enter');
    await example.locator('.whp-running').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('whp-run');
    // What a search finds is told among its steps; what `run` returned stands by itself.
    const returned = example.locator('.whp-returned pre');
    if ((await returned.count()) > 0) expect(await returned.first().innerText()).toBe(built);
    else expect(await example.innerText()).toContain(built.trim());
    await example.locator('.whp-code').click();
    await page.waitForSelector('[data-editor=monaco]');
    // The scroll bar of the editor lies below the last line, not on it, wherever the code is scrolled to.
    const last = await example.locator('.whp-code > pre .line').count();
    await page.keyboard.press('Control+End');
    const cursor = example.locator('.line-numbers.active-line-number');
    await expect.poll(() => cursor.innerText()).toMatch(new RegExp(`^(${last}|${last + 1})$`));
    const bottoms = await example.locator('.whp-monaco').evaluate((editor) => {
      const bottom = (selector: string) =>
        Math.max(
          ...Array.from(
            editor.querySelectorAll(selector),
            (one) => one.getBoundingClientRect().bottom,
          ),
        );
      const bar = editor.querySelector('.scrollbar.horizontal');
      return { line: bottom('.view-line'), bar: bar?.getBoundingClientRect().top ?? 0 };
    });
    expect(bottoms.line).toBeLessThanOrEqual(bottoms.bar);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('export const run = () => 6 * 7;');
    await page.keyboard.press('Control+Enter');
    await example.getByText('42', { exact: true }).waitFor({ timeout: 15_000 });
    await example.getByRole('button', { name: 'Open in the lab' }).click();
    await page.getByText('This code came from a link.').waitFor();
    expect(await page.locator('textarea').first().inputValue()).toBe(
      'export const run = () => 6 * 7;',
    );
  });
});

it('an example of which the workbench does not load says so, and can be tried again', async () => {
  const { page } = await openSite(`/${chapters[0]}/`, { expectedProblems: [/ERR_FAILED/] });
  await page.route(/startExample/, (route) => route.abort());
  const example = page.locator('whp-example').first();
  const button = example.getByRole('button', { name: 'Run and edit' });
  await button.click();
  await example.getByText('The workbench could not be loaded.').waitFor();
  await page.unroute(/startExample/);
  await button.click();
  await example.locator('[data-outcome=ran]').waitFor({ timeout: 15_000 });
  expect(await example.getByText('could not be loaded').count()).toBe(0);
});
