import type { Page } from 'playwright-core';

const inEditor = (): boolean => document.activeElement?.closest('.whp-code') != null;

/** Goes through the page with Tab until the focus is in the code. */
export async function tabToEditor(page: Page): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(inEditor)) return;
  }
  throw new Error('Sixty presses of Tab did not reach the code');
}

/** Waits until the full editor has taken over, with the focus in it. */
export async function waitForMonaco(page: Page): Promise<void> {
  await page.waitForSelector('[data-editor=monaco]');
}

/** Replaces all of the code by pasting. The focus has to be in the editor. */
export async function replaceCode(page: Page, code: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

/** Runs with the keys and gives the kind of the verdict. */
export async function runWithKeys(page: Page): Promise<string | null> {
  // The key takes the former verdict off the page before `press` comes back.
  await page.keyboard.press('Control+Enter');
  const headline = page.locator('[data-verdict]');
  await headline.waitFor({ timeout: 15_000 });
  return headline.getAttribute('data-verdict');
}
