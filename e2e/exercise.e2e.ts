import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { corpus, firstExercise, pathOf } from './exercise/firstExercise.ts';
import { storedText } from './exercise/storedText.ts';
import { replaceCode, runWithKeys, tabToEditor, waitForMonaco } from './exercise/keyboard.ts';
import { browser } from './support/browser.ts';
import { openSite } from './support/openSite.ts';

const path = pathOf(firstExercise.slug);
const { solution } = firstExercise;
/** A busy machine may take its time. */
const SLOW = { timeout: 15_000 };
const LOOP = 'for (;;) {}\n';

async function openEditor(page: Page): Promise<void> {
  await tabToEditor(page);
  await waitForMonaco(page);
}

describe.each(corpus)('the exercise $slug, with the keyboard alone', ({ slug, ...entry }) => {
  // All wrong answers run in corpus.e2e.ts; here one shows that the page says what the checks say.
  const wrong = slug === firstExercise.slug ? entry.wrong : entry.wrong.slice(0, 1);

  it('fails with its starter, passes with the solution, and fails wrong answers at the check they name', async () => {
    const { page } = await openSite(pathOf(slug));
    expect(await runWithKeys(page)).toBe('fail');
    await openEditor(page);
    await replaceCode(page, entry.solution);
    expect(await runWithKeys(page)).toBe('pass');
    const status = page.locator('[role=status]:has([data-verdict=pass])');
    expect(await status.innerText()).toMatch(/^Pass\./);
    expect(await page.locator('.whp-solved').isVisible()).toBe(true);
    for (const { name, source, fails } of wrong) {
      await replaceCode(page, source);
      expect(await runWithKeys(page), name).toBe('fail');
      const failing = page.locator(`.whp-check-fail[data-check="${fails}"]`);
      expect(await failing.count(), `${name} at ${fails}`).toBeGreaterThan(0);
    }
    await page.keyboard.press('F8');
    const focused = await page.evaluate(() => document.activeElement?.closest('li')?.className);
    expect(focused).toContain('whp-check-fail');
  });
});

describe('a run', () => {
  it('that does not end is stopped, and the next one passes', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, LOOP + solution);
    expect(await runWithKeys(page)).toBe('timeout');
    await replaceCode(page, solution);
    expect(await runWithKeys(page)).toBe('pass');
  });

  it('takes the former verdict back at once, and says that it runs when it takes longer', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, solution);
    expect(await runWithKeys(page)).toBe('pass');
    await replaceCode(page, LOOP + solution);
    await page.keyboard.press('Control+Enter');
    const status = page.locator('[role=status][aria-busy=true]');
    expect(await status.locator('[data-verdict]').count()).toBe(0);
    await expect.poll(() => status.innerText()).toBe('Running…');
    await page.locator('[data-verdict=timeout]').waitFor();
    expect(await status.count()).toBe(0);
  });

  it('of code that does not compile leads to the line', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, `${solution}\n\nconst = 5;\n`);
    expect(await runWithKeys(page)).toBe('compileError');
    const line = solution.split('\n').length + 2;
    const link = page.locator('.whp-errors .whp-line-link').first();
    expect(await link.innerText()).toBe(`line ${line}`);
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    const current = page.locator('.line-numbers.active-line-number');
    await expect.poll(() => current.innerText(), SLOW).toBe(String(line));
    expect(await page.locator('.whp-marked-line').count()).toBeGreaterThan(0);
  });

  it('shows what the code wrote to the console', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, `console.warn('seen by the reader');\n${solution}`);
    await runWithKeys(page);
    expect(await page.locator('.whp-console').innerText()).toContain('seen by the reader');
  });

  it('of which the list does not load says what to do', async () => {
    const { page } = await openSite(path, { expectedProblems: [/ERR_FAILED/] });
    await page.route(/Results/, (route) => route.abort());
    await page.keyboard.press('Control+Enter');
    await page.locator('[data-region=results]', { hasText: 'could not be loaded' }).waitFor(SLOW);
    await page.unroute(/Results/);
    expect(await runWithKeys(page)).toBe('fail');
    await page.locator('.whp-checks').waitFor();
  });

  it('whose checks did not load can be made again', async () => {
    const { page } = await openSite(path, { expectedProblems: [/ERR_FAILED/] });
    await page.route(/\/expected\./, (route) => route.abort());
    expect(await runWithKeys(page)).toBe('fault');
    await page.unroute(/\/expected\./);
    expect(await runWithKeys(page)).toBe('fail');
  });

  it('marks no line of a text that has changed meanwhile', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await replaceCode(page, LOOP + solution);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// one line more\n');
    await page.locator('[data-verdict=timeout]').waitFor();
    expect(await page.locator('.whp-stale').innerText()).toContain('has changed');
    expect(await page.locator('.whp-marked-line').count()).toBe(0);
  });

  it('that is older than the code is called so', async () => {
    const { page } = await openSite(path);
    await openEditor(page);
    await runWithKeys(page);
    await page.keyboard.type('// more');
    expect(await page.locator('.whp-stale').innerText()).toContain('has changed');
  });
});

describe('the editor', () => {
  it('is not loaded, nor is the runner or the solution, before the reader acts', async () => {
    const { page } = await openSite(path);
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => entry.name),
    );
    expect(loaded.filter((url) => /monaco|worker|wasm|solution|expected/i.test(url))).toEqual([]);
    const secret = solution.split('\n').filter((line) => !firstExercise.starter.includes(line));
    const html = await page.content();
    expect(secret.filter((line) => line.trim().length > 12 && html.includes(line))).toEqual([]);
  });

  it('lets Tab through until something is typed, and after Escape', async () => {
    const { page } = await openSite(path);
    const inside = () => page.evaluate(() => document.activeElement?.closest('.whp-code') != null);
    await openEditor(page);
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await inside()).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
    expect(await page.locator('.whp-help').innerText()).toContain('Esc, then Tab');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(false);
  });

  it('completes and explains what an answer may import', async () => {
    const onKernel = corpus.find(({ exercise }) => exercise.module === 'simkernel');
    const { page } = await openSite(pathOf(onKernel?.slug ?? ''));
    await openEditor(page);
    const name = 'errnoName';
    await replaceCode(page, "import * as sim from 'simkernel';\nsim.");
    await page.keyboard.type(name.slice(0, 5), { delay: 40 });
    await page.locator('.suggest-widget.visible').getByText(name).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover').getByText(`function ${name}`).first().waitFor();
  });

  it('is a textarea with the same run and the same draft when Monaco does not load', async () => {
    const { page } = await openSite(path, { expectedProblems: [/ERR_FAILED/] });
    await page.route(/monacoEditor/, (route) => route.abort());
    await tabToEditor(page);
    await page.waitForSelector('[data-editor=failed]');
    await replaceCode(page, `${solution}\n\nconst = 5;\n`);
    expect(await runWithKeys(page)).toBe('compileError');
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    const selected = await page.evaluate(() => getSelection()?.toString());
    expect(selected).toBe('const = 5;');
    await replaceCode(page, solution);
    expect(await runWithKeys(page)).toBe('pass');
    expect(await storedText(page, firstExercise.slug)).toBe(solution);
  });

  it('is a textarea on a touch screen', async () => {
    const { address, page } = await openSite(path);
    const touch = await (
      await browser()
    ).newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const phone = await touch.newPage();
    await phone.goto(address + path);
    await phone.tap('.whp-code');
    await phone.fill('textarea', solution);
    await phone.tap('.whp-run');
    const verdict = phone.locator('[data-verdict]');
    expect(await verdict.getAttribute('data-verdict'), await verdict.innerText()).toBe('pass');
    expect(await phone.locator('.whp-code').getAttribute('data-editor')).toBe('touch');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await touch.close();
    await page.close();
  });

  it('is preceded by code that can be read without scripts', async () => {
    const { page } = await openSite(path, { javaScriptEnabled: false });
    expect(await page.locator('.whp-code').innerText()).toContain(
      firstExercise.exercise.exports[0],
    );
    expect(await page.locator('body').innerText()).toContain('has to run scripts');
  });
});

describe('help', () => {
  it('opens hints one at a time and keeps them open', async () => {
    const { page } = await openSite(path);
    for (const rung of [1, 2]) {
      await page.getByRole('button', { name: `Open hint ${rung} of 3` }).click();
      expect(await page.locator('.whp-hints li').count()).toBe(rung);
    }
    await page.reload();
    await page.getByRole('button', { name: 'Open hint 3 of 3' }).waitFor();
    expect(await page.locator('.whp-hints li').count()).toBe(2);
    expect(await page.locator('.whp-hints li code').count()).toBeGreaterThan(0);
    expect(await page.locator('.whp-hints').innerText()).not.toContain('`');
  });

  it('keeps the focus where a button of it goes', async () => {
    const { page } = await openSite(path);
    const region = () =>
      page.evaluate(() =>
        document.activeElement?.closest('[data-region]')?.getAttribute('data-region'),
      );
    for (const rung of [1, 2, 3]) {
      await page.getByRole('button', { name: `Open hint ${rung} of 3` }).press('Enter');
      await page
        .locator('.whp-hints li')
        .nth(rung - 1)
        .waitFor();
      expect(await region()).toBe('hints');
    }
    await page.getByRole('button', { name: 'Show the solution' }).press('Enter');
    await page.getByText('Show the solution anyway?').waitFor();
    expect(await region()).toBe('solution');
    await page.keyboard.press('Enter');
    await page.locator('.whp-solution').waitFor();
    expect(await region()).toBe('solution');
  });

  it('begins the solution at what differs from the answer', async () => {
    const { page } = await openSite(pathOf('refcounting/recheck-after-grab'));
    await runWithKeys(page);
    await page.getByRole('button', { name: 'Show the solution' }).click();
    const difference = page.locator('.whp-solution > .whp-difference');
    await difference.waitFor();
    const near = await difference.locator('> pre').first().innerText();
    expect(
      near
        .split('\n')
        .slice(0, 4)
        .some((line) => /^[−+]/.test(line)),
    ).toBe(true);
    const folded = difference.locator('details').first();
    expect(await folded.locator('summary').innerText()).toMatch(/^\d+ lines are the same$/);
    expect(await folded.locator('pre').isVisible()).toBe(false);
  });

  it('shows the solution after a question, and after an attempt without one', async () => {
    const { page } = await openSite(path);
    await page.getByRole('button', { name: 'Show the solution' }).click();
    await page.getByRole('button', { name: 'Not yet' }).click();
    expect(await page.locator('.whp-solution').count()).toBe(0);
    await runWithKeys(page);
    await page.getByRole('button', { name: 'Show the solution' }).click();
    await page.locator('.whp-solution .whp-line-seen').first().waitFor();
  });
});
