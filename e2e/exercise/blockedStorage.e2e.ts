import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ensureChromium } from '../../scripts/ensureChromium.ts';
import { chapters } from '../support/content.ts';
import { firstExercise, pathOf } from './firstExercise.ts';
import { replaceCode, runWithKeys, tabToEditor, waitForMonaco } from './keyboard.ts';

/** A busy machine may take its time. */
const SLOW = { timeout: 15_000 };
const address = inject('site');
const problems: string[] = [];
let profile: string;
let context: BrowserContext;

/** A browser whose owner lets no site store anything: the setting that also blocks cookies. */
beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'whp-blocked-'));
  mkdirSync(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    viewport: { width: 1280, height: 800 },
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(error.error().message));
});

afterAll(async () => {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

describe('where the browser blocks its storage', () => {
  it('an exercise says so, and is solved all the same', async () => {
    const page = await context.newPage();
    await page.goto(address + pathOf(firstExercise.slug));
    await page.getByText('does not let this site store anything').waitFor();
    await tabToEditor(page);
    await waitForMonaco(page);
    await replaceCode(page, `// mine\n${firstExercise.solution}`);
    expect(await runWithKeys(page)).toBe('pass');
    const code = () => page.locator('.view-lines').innerText();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect.poll(code, SLOW).not.toMatch(/mine/);
    await page.getByRole('button', { name: 'Undo reset' }).click();
    await expect.poll(code, SLOW).toMatch(/mine/);
    expect(problems).toEqual([]);
  });

  it('the theme is the system’s, and can be changed for the page', async () => {
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${address}/${chapters[0]}/`);
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    expect(await theme()).toBe('light');
    await page.locator('starlight-theme-select select').first().selectOption('dark');
    expect(await theme()).toBe('dark');
    expect(problems).toEqual([]);
  });

  it('the list of work says so', async () => {
    const page = await context.newPage();
    await page.goto(`${address}/your-work/`);
    await page.getByText('does not let this site store anything').waitFor();
    expect(problems).toEqual([]);
  });
});
