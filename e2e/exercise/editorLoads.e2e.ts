import { describe, expect, it } from 'vitest';
import { openSite } from '../support/openSite.ts';
import { pathOf } from './firstExercise.ts';
import { runWithKeys, waitForMonaco } from './keyboard.ts';
import { storedText } from './storedText.ts';

const slug = 'refcounting/recheck-after-grab';
const SLOW = { timeout: 15_000 };

describe('the full editor, while it loads', () => {
  it('takes over where the reader has gone and what was typed meanwhile', async () => {
    const { page } = await openSite(pathOf(slug));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const typings = /\/_astro\/simkernel\./;
    await page.route(typings, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(typings);
    // After a run it comes by itself, before the reader has been in the code.
    expect(await runWithKeys(page)).toBe('fail');
    await asked;
    const link = page.locator('.whp-checks .whp-line-link:visible').first();
    const line = (await link.innerText()).replace('line ', '');
    await link.click();
    await page.keyboard.press('Home');
    await page.keyboard.type('/* met */ ');
    release();
    await waitForMonaco(page);
    expect(await page.locator('.whp-plain').count()).toBe(0);
    const current = page.locator('.line-numbers.active-line-number');
    await expect.poll(() => current.innerText(), SLOW).toBe(line);
    await page.keyboard.type('/* again */ ');
    await expect.poll(() => storedText(page, slug), SLOW).toContain('/* met */ /* again */ ');
  });
});
