import { describe, expect, it } from 'vitest';
import { replaceCode } from './exercise/keyboard.ts';
import { linkTo, loaded, openEditor, run } from './support/lab.ts';
import { openSite } from './support/openSite.ts';

/** A busy machine may take its time. */
const SLOW = { timeout: 15_000 };

describe('the lab', () => {
  it('runs its first example with the keyboard alone, at the release that is chosen', async () => {
    const { page } = await openSite('/lab/');
    await page.getByLabel('Linux').selectOption('6.1');
    await openEditor(page);
    expect(await run(page)).toBe('ran');
    expect(await page.locator('.whp-returned pre').first().innerText()).toContain('in a pipe: 2');
    await page.getByLabel('Linux').selectOption('7.2');
    expect(await page.locator('.whp-stale').innerText()).toContain('has changed');
    expect(await run(page)).toBe('ran');
    expect(await page.locator('.whp-returned pre').first().innerText()).toContain('idle: 0');
    const row = page.locator('.whp-lab-table tr', { hasText: 'page:0x40018' });
    expect(await row.innerText()).toContain('mapping:/mnt/f[0]');
  });

  it('has the menu of the site, with the theme, where it is narrow, and its width where it is wide', async () => {
    const { page } = await openSite('/lab/', { width: 390 });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator('#starlight__sidebar select').selectOption('dark');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.locator('#starlight__sidebar a', { hasText: 'Symbols' }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.locator('#starlight__sidebar').isVisible()).toBe(false);
    const main = await page.locator('main').boundingBox();
    expect(main?.x).toBe(0);
  });

  it('shows what is thrown at its line, and what is printed, and the next run works', async () => {
    const { page } = await openSite('/lab/');
    await openEditor(page);
    await replaceCode(
      page,
      "export function run() {\n  console.log('here');\n  throw new Error('no');\n}",
    );
    expect(await run(page)).toBe('threw');
    expect(await page.locator('.whp-errors').innerText()).toMatch(/line 3.*Error: no/s);
    expect(await page.locator('.whp-console').innerText()).toContain('here');
    await page.keyboard.press('F8');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('line 3');
    await page.locator('.whp-code').click();
    await replaceCode(page, 'export const run = () => { for (;;); };');
    expect(await run(page)).toBe('timeout');
    await replaceCode(page, 'export const run = () => 6 * 7;');
    expect(await run(page)).toBe('ran');
    expect(await page.locator('.whp-returned pre').innerText()).toBe('42');
  });

  it('searches the interleavings of tasks, and keeps the schedule that goes wrong', async () => {
    const { page } = await openSite('/lab/');
    await page.getByLabel('Example').selectOption('lost-wake-up');
    expect(await run(page)).toBe('ran');
    expect(await page.locator('[data-outcome]').innerText()).toMatch(/^Goes wrong\./);
    const schedule = await page.locator('.whp-schedule').innerText();
    await page.getByRole('button', { name: 'Keep this schedule' }).click();
    expect(await page.getByLabel('Schedule', { exact: true }).inputValue()).toBe(schedule);
    await page.keyboard.press('Control+Enter');
    await page.getByText('The schedule that was given').waitFor();
  });

  it('runs with what has just been typed into its fields', async () => {
    const { page } = await openSite('/lab/');
    await page.getByLabel('Example').selectOption('lost-wake-up');
    await page.getByLabel('File, pages').fill('7');
    await page.getByLabel('Schedule', { exact: true }).focus();
    await page.keyboard.type('A');
    await run(page);
    expect(await page.getByLabel('Schedule', { exact: true }).inputValue()).toBe('A');
    await page.getByText('The schedule that was given').waitFor();
    const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(stored).toMatch(/filePages[^,}]*7/);
  });

  it('says so when its share panel does not load', async () => {
    const { page } = await openSite('/lab/', { expectedProblems: [/ERR_FAILED/] });
    await page.route(/LabShare/, (route) => route.abort());
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('alert').getByText('The link could not be made').waitFor();
    await page.unroute(/LabShare/);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByLabel(/^Link, [\d,]+ characters$/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('keeps the draft and the settings over a reload, and runs nothing', async () => {
    const { page } = await openSite('/lab/');
    await page.getByLabel('Linux').selectOption('5.10');
    await openEditor(page);
    await replaceCode(page, '// mine\nexport const run = () => 1;');
    await run(page);
    await page.reload();
    await page.getByText('Your stored draft').waitFor();
    expect(await page.locator('textarea').first().inputValue()).toContain('// mine');
    expect(await page.getByLabel('Linux').inputValue()).toBe('5.10');
    expect(await page.locator('[data-outcome]').count()).toBe(0);
    expect((await loaded(page)).filter((url) => /monaco|esbuild|\/runner\//i.test(url))).toEqual(
      [],
    );
  });

  it('goes back from a link to the draft, and stays where it is for an anchor', async () => {
    const { page } = await openSite('/lab/');
    await openEditor(page);
    await replaceCode(page, '// mine\n');
    await run(page);
    const fragment = (await linkTo('// from the link\n')).split('#')[1] ?? '';
    const text = () => page.locator('textarea').first().inputValue();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await expect.poll(text, SLOW).toBe('// from the link\n');
    await page.evaluate(() => {
      location.hash = '_top';
    });
    expect(await text()).toBe('// from the link\n');
    await page.goBack();
    expect(await text()).toBe('// from the link\n');
    await page.goBack();
    await expect.poll(text, SLOW).toBe('// mine\n');
  });

  it('keeps the text that an example replaces', async () => {
    const { page } = await openSite('/lab/');
    await openEditor(page);
    await replaceCode(page, '// mine\n');
    await page.getByLabel('Example').selectOption('poison');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => page.locator('.view-lines').innerText(), SLOW).toMatch(/mine/);
  });

  it('completes from all three modules', async () => {
    const { page } = await openSite('/lab/');
    await openEditor(page);
    for (const [module, name] of [
      ['simkernel', 'attachPmem'],
      ['simtrees', 'startWorld'],
      ['explore', 'searchInterleavings'],
    ] as const) {
      await replaceCode(page, `import * as sim from '${module}';\nsim.`);
      await page.keyboard.type(name.slice(0, 5), { delay: 40 });
      await page.locator('.suggest-widget.visible').getByText(name).first().waitFor();
      await page.keyboard.press('Escape');
    }
  });
});

describe('a shared link', () => {
  it('carries code, release, options and schedule, and says how long it is', async () => {
    const { page } = await openSite('/lab/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('Linux').selectOption('5.18');
    await page.getByLabel('File system').selectOption('ext4');
    await page.getByLabel('File, pages').fill('9');
    await page.getByLabel('Schedule', { exact: true }).fill('A2B');
    await page.getByRole('button', { name: 'Share' }).click();
    const field = page.getByLabel(/^Link, [\d,]+ characters$/);
    await field.waitFor();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(await field.inputValue()).toBe(link);
    const text = await page.getByLabel('As text, for a mail').inputValue();
    expect(text).toContain(
      'Linux 5.18, pmem of 512 MiB, ext4, a file of 9 pages.\nSchedule: A2B\n',
    );
    expect(text.trimEnd().split('\n').at(-1)).toBe(link);
    const other = await page.context().newPage();
    await other.goto(link);
    await other.getByText('This code came from a link.').waitFor();
    expect(await other.getByLabel('Linux').inputValue()).toBe('5.18');
    expect(await other.getByLabel('File system').inputValue()).toBe('ext4');
    expect(await other.getByLabel('File, pages').inputValue()).toBe('9');
    expect(await other.getByLabel('Schedule', { exact: true }).inputValue()).toBe('A2B');
  });

  it('shows its code, runs nothing by itself, and leaves the own draft alone', async () => {
    const { page, goto } = await openSite('/lab/');
    await openEditor(page);
    await replaceCode(page, '// my own draft\n');
    await run(page);
    await goto('/errors/');
    await goto(await linkTo('// from a link\nexport const run = () => 7;\n', '5.10'));
    await page.getByText('This code came from a link.').waitFor();
    expect(await page.locator('textarea').first().inputValue()).toContain('// from a link');
    expect(await page.locator('[data-outcome]').count()).toBe(0);
    expect((await loaded(page)).filter((url) => /monaco|esbuild|\/runner\//i.test(url))).toEqual(
      [],
    );
    await openEditor(page);
    await page.keyboard.type('// changed ');
    expect(await page.getByText('This code came from a link.').count()).toBe(0);
    expect(await run(page)).toBe('ran');
    await page.reload();
    await page.locator('textarea').first().waitFor();
    expect(await page.locator('textarea').first().inputValue()).toContain('// changed');
    await goto('/errors/');
    await goto('/lab/');
    expect(await page.locator('textarea').first().inputValue()).toContain('// my own draft');
  });

  it('can be dismissed, and leads back to the own draft', async () => {
    const { page } = await openSite(await linkTo('// linked\n'));
    await page.getByRole('link', { name: 'go back to it' }).click();
    await page.waitForURL(/\/lab\/$/);
    expect(await page.locator('.whp-code').innerText()).toContain('Who holds the page');
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      (await linkTo('// second\n')).split('#')[1] ?? '',
    );
    await page.getByText('This code came from a link.').waitFor();
    await page.locator('[data-link]').getByRole('button', { name: 'Close' }).click();
    expect(await page.getByText('This code came from a link.').count()).toBe(0);
    expect(await page.locator('textarea').first().inputValue()).toContain('// second');
  });
});
