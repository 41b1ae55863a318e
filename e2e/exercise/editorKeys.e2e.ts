import { describe, expect, it } from 'vitest';
import { openSite } from '../support/openSite.ts';
import { pathOf } from './firstExercise.ts';
import { runWithKeys, tabToEditor, waitForMonaco } from './keyboard.ts';

const path = pathOf('refcounting/recheck-after-grab');

describe('the keys of the editor', () => {
  it('are vim’s when chosen, also after a reload', async () => {
    const { page } = await openSite(path);
    await tabToEditor(page);
    await waitForMonaco(page);
    await page.getByLabel('Editor keys').selectOption('vim');
    await page.locator('.whp-key-status', { hasText: 'NORMAL' }).waitFor();
    await page.reload();
    expect(await page.getByLabel('Editor keys').inputValue()).toBe('vim');
    await tabToEditor(page);
    await page.locator('.whp-key-status', { hasText: 'NORMAL' }).waitFor();
    const first = page.locator('.view-line').first();
    expect(await first.innerText()).toMatch(/import/);
    await page.keyboard.type('ggdd');
    await expect.poll(() => first.innerText()).not.toMatch(/import/);
    expect(await runWithKeys(page)).toBe('fail');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const inside = () => page.evaluate(() => document.activeElement?.closest('.whp-code') != null);
    expect(await inside()).toBe(false);
  });

  it('are Emacs’s when chosen, and the standard ones again', async () => {
    const { page } = await openSite(path);
    await tabToEditor(page);
    await waitForMonaco(page);
    await page.getByLabel('Editor keys').selectOption('emacs');
    await page.locator('.cursor-block-style').waitFor({ state: 'attached' });
    await page.locator('.view-line').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+k');
    const first = page.locator('.view-line').first();
    await expect.poll(() => first.innerText()).not.toMatch(/import/);
    await expect.poll(() => page.locator('.view-lines').innerText()).toMatch(/interface/);
    await page.getByLabel('Editor keys').selectOption('standard');
    expect(await page.locator('.whp-key-status').innerText()).toBe('');
  });
});
