import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSite } from '../support/openSite.ts';
import { firstExercise, pathOf } from './firstExercise.ts';
import { replaceCode, runWithKeys, tabToEditor, waitForMonaco } from './keyboard.ts';
import { storedDrafts, storedText } from './storedText.ts';

const { slug, solution, starter } = firstExercise;
const path = pathOf(slug);
const SLOW = { timeout: 15_000 };

async function openEditor(page: Page): Promise<void> {
  await tabToEditor(page);
  await waitForMonaco(page);
}

const textIn = (page: Page): Promise<string> => page.locator('textarea').inputValue();

const keyOf = (id: string): string => `whp:draft:${slug}:${id}`;

function draft(text: string, changes: object = {}): string {
  return JSON.stringify({
    version: 2,
    id: 'planted',
    parents: [],
    at: 1,
    starterHash: '00000000',
    text,
    hints: 0,
    attempts: 0,
    solutionShown: false,
    ...changes,
  });
}

/** Opens the exercise with items in the storage. */
async function openWith(items: Record<string, string>) {
  const site = await openSite('/404.html', { expectedProblems: [/404/] });
  await site.page.evaluate((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
  }, items);
  await site.goto(path);
  return site;
}

describe('the draft', () => {
  it('is back after a reload, and nothing has run', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, '// my draft\n');
    await runWithKeys(page);
    await page.reload();
    await page.getByText('Your stored draft').waitFor();
    expect(await textIn(page)).toContain('// my draft');
    expect(await page.locator('[data-region=headline]').innerText()).toBe('');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => entry.name),
    );
    expect(loaded.filter((url) => /monaco|esbuild|\/runner\//i.test(url))).toEqual([]);
  });

  it('is stored before the run, and outlives a page that ends without a word', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, '// before the run\nfor (;;) {}\n');
    await page.keyboard.press('Control+Enter');
    expect(await storedText(page, slug)).toContain('before the run');
    const devtools = await page.context().newCDPSession(page);
    const next = await page.context().newPage();
    const crashed = page.waitForEvent('crash');
    // The renderer's process goes: no event of the page can store anything, and nothing answers.
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    await next.goto(new URL(path, page.url()).href);
    await next.getByText('Your stored draft').waitFor();
    expect(await textIn(next)).toContain('// before the run');
  });

  it('is stored while typing and when the page is left', async () => {
    const { page, goto } = await openSite(path);
    await openEditor(page);
    await page.keyboard.type('// typed');
    await expect.poll(() => storedText(page, slug), SLOW).toContain('// typed');
    await page.keyboard.type(' and left');
    await goto('/exercises/');
    expect(await storedText(page, slug)).toContain('// typed and left');
  });

  it('comes back when a reset is undone', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, '// my draft\n');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    expect(await storedText(page, slug)).toBe(starter);
    await page.getByRole('button', { name: 'Undo reset' }).click();
    expect(await storedText(page, slug)).toContain('// my draft');
    await expect.poll(() => page.locator('.view-lines').innerText(), SLOW).toMatch(/my.draft/);
  });

  it('comes back after a reset in an earlier visit', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, '// my draft\n');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.reload();
    await page.getByText('Earlier texts (1)').click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    expect(await storedText(page, slug)).toContain('// my draft');
  });

  it('of another tab is not overwritten, can be compared, and either can be taken', async () => {
    const { page } = await openSite(path);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await openEditor(page);
    await replaceCode(page, '// of the first tab\n');
    await expect.poll(() => storedText(page, slug), SLOW).toContain('of the first tab');
    await other.getByText('Another tab has changed this draft').waitFor();
    await openEditor(other);
    await replaceCode(other, '// of the second tab\n');
    await expect.poll(async () => (await storedDrafts(other, slug)).length, SLOW).toBe(2);
    await other.getByText('Compare', { exact: true }).click();
    const difference = other.locator('.whp-compare .whp-line-seen', { hasText: 'first tab' });
    await difference.first().waitFor();
    await other.getByRole('button', { name: 'Keep this text' }).click();
    expect(await storedText(other, slug)).toContain('of the second tab');
    expect(await storedDrafts(other, slug)).toHaveLength(1);
    await other.getByText('Earlier texts (1)').click();
    await other.getByRole('button', { name: 'Bring back' }).click();
    expect(await storedText(other, slug)).toContain('of the first tab');
    // The first tab is asked in turn, and its text is stored whichever it takes.
    await page.getByText('Another tab has changed this draft').waitFor();
    await page.getByRole('button', { name: 'Take the other tab’s' }).click();
    expect(await storedDrafts(page, slug)).toHaveLength(1);
  });

  it('from an older starter stays until the reader has compared and chosen', async () => {
    const { page } = await openWith({ [keyOf('planted')]: draft('// from the old starter\n') });
    await page.getByText('The starter has changed since you began').waitFor();
    expect(await textIn(page)).toBe('// from the old starter\n');
    await page.getByText('Compare', { exact: true }).click();
    await page.locator('.whp-compare .whp-line-seen').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Take the new starter' }).click();
    expect(await storedText(page, slug)).toBe(starter);
    expect(await page.getByText('The starter has changed since you began').count()).toBe(0);
    await page.getByText('Earlier texts (1)').click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await page.reload();
    expect(await textIn(page)).toBe('// from the old starter\n');
    expect(await page.getByText('The starter has changed since you began').count()).toBe(0);
  });

  it('of an older format opens, and one of a newer format is left as it is', async () => {
    const old = {
      version: 1,
      revision: 3,
      tab: 't',
      starterHash: '00000000',
      text: '// first format\n',
      kept: [{ text: '// kept\n', because: 'reset' }],
      hints: 2,
      attempts: 1,
      solutionShown: false,
      beside: {},
    };
    const newer = '{"version":99,"text":"newer"}';
    const { page } = await openWith({
      [`whp:draft:${slug}`]: JSON.stringify(old),
      [keyOf('newer')]: newer,
    });
    expect(await textIn(page)).toBe('// first format\n');
    expect(await page.locator('.whp-hints li').count()).toBe(2);
    await page.getByRole('button', { name: 'Keep my draft' }).click();
    await page.getByText('could not be read').first().waitFor();
    expect(await page.evaluate((key) => localStorage.getItem(key), keyOf('newer'))).toBe(newer);
    expect(await page.evaluate((key) => localStorage.getItem(key), `whp:draft:${slug}`)).toBeNull();
    await page.getByText('Earlier texts (2)').waitFor();
  });

  it('that cannot be stored is called so, can be saved as a file, and still runs', async () => {
    const { page } = await openSite(path);
    await page.evaluate(() => {
      for (let size = 1 << 22; size > 0; size >>= 1) {
        try {
          for (let part = 0; ; part += 1) {
            localStorage.setItem(`full ${size} ${part}`, 'x'.repeat(size));
          }
        } catch {
          // The quota is reached for this size: go on with the next smaller one.
        }
      }
    });
    await openEditor(page);
    await replaceCode(page, solution);
    await page.getByText('storage for this site is full').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save this text as a file' }).click();
    expect((await saved).suggestedFilename()).toBe(`${slug.replace('/', '-')}.ts`);
    await page.keyboard.press('Shift+Tab');
    expect(await runWithKeys(page)).toBe('pass');
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith('full ')) localStorage.removeItem(key);
      }
    });
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    expect(await page.getByText('storage for this site is full').count()).toBe(0);
    expect(await storedText(page, slug)).toBe(starter);
  });
});

describe('more earlier texts than are kept without a question', () => {
  it('stay until the reader says so', async () => {
    const kept = Array.from({ length: 21 }, (_, index) => [
      `whp:kept:${slug}:${index}`,
      JSON.stringify({ version: 2, at: index + 1, because: 'reset', text: `// text ${index}\n` }),
    ]);
    const { page } = await openWith(Object.fromEntries(kept));
    await page.getByText('Earlier texts (21)').waitFor();
    await page.getByRole('button', { name: 'Keep them' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Drop' }).click();
    await page.getByText('Earlier texts (20)').waitFor();
    const left = await page.evaluate(() => Object.values({ ...localStorage }).map(String));
    expect(left.some((stored) => stored.includes('// text 0\\n'))).toBe(false);
    expect(left.some((stored) => stored.includes('// text 1\\n'))).toBe(true);
  });
});
