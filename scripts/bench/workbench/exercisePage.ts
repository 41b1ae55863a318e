import type { BrowserContext, Page } from 'playwright-core';
import { type ShownVerdict, watchVerdicts } from './watchVerdicts.ts';

/** An exercise page in the browser, with Monaco and the keyboard. */
export interface ExercisePage {
  readonly page: Page;
  /** Goes into the code and waits until Monaco has taken over. */
  enterEditor(): Promise<void>;
  /** Replaces all of the code by pasting. The focus has to be in the editor. */
  replaceCode(code: string): Promise<void>;
  /** Presses Control and Enter, and gives the verdict. */
  runWithKeys(): Promise<ShownVerdict>;
  /** Clicks Run as soon as it can be clicked, and gives the verdict. */
  runWithButton(): Promise<ShownVerdict>;
}

const verdictOf = (page: Page): Promise<ShownVerdict> => page.evaluate(() => window.shownVerdict);

/** Opens an exercise page and waits for its load event, and for nothing that is loaded on intent. */
export async function openExercisePage(
  context: BrowserContext,
  url: string,
): Promise<ExercisePage> {
  const page = await context.newPage();
  await page.addInitScript(watchVerdicts);
  await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    async enterEditor() {
      await page.locator('.whp-code').click();
      await page.waitForSelector('[data-editor=monaco]', { timeout: 60_000 });
      await page.locator('.whp-code .monaco-editor').click();
    },
    async replaceCode(code) {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate((text) => navigator.clipboard.writeText(text), code);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+v');
    },
    async runWithKeys() {
      await page.keyboard.press('Control+Enter');
      return verdictOf(page);
    },
    async runWithButton() {
      await page.locator('.whp-run').click();
      return verdictOf(page);
    },
  };
}
