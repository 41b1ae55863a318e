import type { Page } from 'playwright-core';
import { defaultLabOptions } from '../../src/simkernel/lab/labOptions.ts';
import { encodeShare } from '../../src/workbench/lab/share/encodeShare.ts';
import { tabToEditor, waitForMonaco } from '../exercise/keyboard.ts';

/** Runs with the keys and gives how the run ended. */
export async function run(page: Page): Promise<string | null> {
  await page.keyboard.press('Control+Enter');
  const headline = page.locator('[data-outcome]');
  await headline.waitFor({ timeout: 15_000 });
  return headline.getAttribute('data-outcome');
}

export async function openEditor(page: Page): Promise<void> {
  await tabToEditor(page);
  await waitForMonaco(page);
}

export const linkTo = async (code: string, release = '6.1', schedule = ''): Promise<string> =>
  `/lab/#${await encodeShare({ code, settings: { release, schedule, options: defaultLabOptions } })}`;

export const loaded = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

export const drafts = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('whp:draft:')));
