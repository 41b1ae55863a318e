import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSite } from '../support/openSite.ts';
import { corpus, firstExercise, pathOf } from './firstExercise.ts';
import { replaceCode, runWithKeys, tabToEditor, waitForMonaco } from './keyboard.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const path = pathOf('refcounting/recheck-after-grab');
const solution = corpus.find(({ slug }) => path === pathOf(slug))?.solution ?? '';

const count = (page: Page) => page.locator('.whp-interleaving .step-count').first().innerText();

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const runner = Reflect.get(globalThis, 'axe') as { run(): Promise<AxeResults> };
    const results = await runner.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  });
}

describe('a failure that needs an interleaving', () => {
  it('can be walked back and forth with the keys, and leads to the lines', async () => {
    const { page } = await openSite(path);
    expect(await runWithKeys(page)).toBe('fail');
    expect(await count(page)).toMatch(/^step 18 of 27, where it goes wrong$/);
    await page.locator('.whp-steps').first().focus();
    await page.keyboard.press('Home');
    expect(await count(page)).toBe('step 1 of 27');
    await page.keyboard.press('ArrowRight');
    expect(await count(page)).toBe('step 2 of 27');
    const now = page.locator('.whp-step-now').first();
    expect(await now.innerText()).toContain('ptep_get_lockless() reads entry 0');
    expect(await now.locator('code').innerText()).toContain('yield* k.ptep_get_lockless');
    await page.keyboard.press('End');
    expect(await count(page)).toBe('step 27 of 27');
    expect(await now.innerText()).toContain('Still: A holds page:0x40000');
    await page.getByRole('button', { name: 'Step back' }).first().click();
    expect(await count(page)).toBe('step 26 of 27');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const line = (await now.locator('.whp-line-link').innerText()).replace('line ', '');
    await now.locator('.whp-line-link').click();
    await waitForMonaco(page);
    const current = page.locator('.line-numbers.active-line-number');
    await expect.poll(() => current.innerText()).toBe(line);
  });

  it('says the same as text, and as KTAP', async () => {
    const { page } = await openSite(path);
    await runWithKeys(page);
    await page.getByText('The same as text').first().click();
    const text = await page.locator('.whp-interleaving .whp-text-form pre').first().innerText();
    expect(text).toMatch(/^Schedule [A-Z0-9]+: A holds page:0x40000/);
    expect(text).toContain('^^^ from here on');
    await page.getByText('Results as KTAP').click();
    const ktap = page.locator('.whp-results > .whp-text-form pre');
    expect(await ktap.innerText()).toMatch(/^KTAP version 1\n1\.\.2\n/);
  });

  it('shows the splat, with a page behind its code', async () => {
    const { page, address } = await openSite(path);
    await runWithKeys(page);
    expect(await page.locator('.whp-splat pre').first().innerText()).toContain('[ cut here ]');
    const link = await page.locator('.whp-splat a').first().getAttribute('href');
    expect((await page.request.get(address + link)).status()).toBe(200);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no accessibility violation, %s, %i wide', async (colorScheme, width) => {
    const { page } = await openSite(path, { colorScheme, width });
    await runWithKeys(page);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it('is over with the right answer, which leads on', async () => {
    const { page } = await openSite(path);
    await tabToEditor(page);
    await waitForMonaco(page);
    await replaceCode(page, solution);
    expect(await runWithKeys(page)).toBe('pass');
    const passed = await page.locator('.whp-passed').innerText();
    expect(passed).toContain('What the kernel did: commit 2667f50e8b81');
    expect(passed).toContain('Next exercise:');
  });
});

describe('the name of a check', () => {
  it('keeps the arrows of the kernel whole, however narrow it is', async () => {
    const { page } = await openSite(pathOf('refcounting/every-get-has-its-put'), { width: 390 });
    expect(await runWithKeys(page)).toBe('fail');
    const { arrows, broken } = await page.locator('.whp-checks').evaluate((list) => {
      const found = [...list.querySelectorAll('.whp-check h3 .whp-arrow')];
      const split = new Set<string>();
      for (let width = 360; width > 120; width -= 4) {
        (list as HTMLElement).style.width = `${width}px`;
        for (const arrow of found) {
          if (arrow.getClientRects().length !== 1) split.add(`${arrow.parentElement?.textContent}`);
        }
      }
      return { arrows: found.length, broken: [...split] };
    });
    expect(arrows).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });
});

describe('the keys of the page', () => {
  it('open hints, reset, and undo the reset', async () => {
    const { page } = await openSite(pathOf(firstExercise.slug));
    await tabToEditor(page);
    await waitForMonaco(page);
    await replaceCode(page, '// mine\n');
    await page.keyboard.press('Alt+Shift+KeyH');
    const hint = page.locator('.whp-hints li');
    expect(await hint.count()).toBe(1);
    const { top, bottom } = await hint.evaluate((item) => item.getBoundingClientRect());
    expect([top >= 0, bottom <= 800], `${top} to ${bottom}`).toEqual([true, true]);
    const code = page.locator('.view-lines');
    await page.keyboard.press('Alt+Shift+KeyR');
    await expect.poll(() => code.innerText()).not.toMatch(/mine/);
    await page.keyboard.press('Alt+Shift+KeyR');
    await expect.poll(() => code.innerText()).toMatch(/mine/);
  });

  it('are listed', async () => {
    const { page } = await openSite(path);
    await page.getByText('Keys', { exact: true }).click();
    expect(await page.locator('.whp-keys').innerText()).toContain('Leave the editor');
  });

  it('lead whoever pressed Run to the first failure', async () => {
    const { page } = await openSite(path);
    await page.getByRole('button', { name: /^Run/ }).press('Enter');
    await page.locator('[data-verdict=fail]').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.closest('li')?.className);
    await expect.poll(focused).toContain('whp-check-fail');
  });
});
