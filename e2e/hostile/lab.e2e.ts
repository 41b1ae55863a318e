import { describe, expect, it } from 'vitest';
import { replaceCode } from '../exercise/keyboard.ts';
import { drafts, linkTo, loaded, openEditor, run } from '../support/lab.ts';
import { openSite } from '../support/openSite.ts';
import { labAttacks } from './labAttacks.ts';
import { hostileLinks } from './links.ts';

describe('hostile code in the lab', () => {
  it(
    'ends as it has to, and leaves the page and the next run alone',
    { timeout: 180_000 },
    async () => {
      const { page, goto } = await openSite('/lab/');
      const title = await page.title();
      for (const { name, source, ends } of labAttacks) {
        await goto('/errors/');
        await goto(await linkTo(source));
        await page.getByText('This code came from a link.').waitFor();
        expect(ends, name).toContain(await run(page));
        expect(await page.locator('.whp-console').allInnerTexts(), name).not.toContain('ESCAPED');
        expect(await page.title(), name).toBe(title);
        expect(await page.evaluate(() => Reflect.get({}, 'polluted')), name).toBeUndefined();
      }
      await goto('/errors/');
      await goto('/lab/');
      expect(await run(page)).toBe('ran');
    },
  );
});

describe('a hostile link', () => {
  it(
    'opens nothing, runs nothing and changes nothing, and the lab works',
    { timeout: 120_000 },
    async () => {
      const { page, goto } = await openSite('/lab/');
      const title = await page.title();
      for (const { name, fragment, problem } of hostileLinks) {
        await goto('/errors/');
        await goto(`/lab/#${fragment}`);
        if (problem) {
          await page.getByText('This link cannot be opened:').waitFor();
        } else {
          await page.getByText('This code came from a link.').waitFor();
          const device = page.getByLabel('Device', { exact: true });
          expect(await device.inputValue(), name).toBe('pmem');
        }
        expect(await page.locator('[data-outcome]').count(), name).toBe(0);
        expect(await page.evaluate(() => Reflect.get({}, 'polluted')), name).toBeUndefined();
        expect(await page.locator('img[src=x]').count(), name).toBe(0);
        expect(await drafts(page), name).toEqual([]);
        expect(await page.title(), name).toBe(title);
        const files = (await loaded(page)).filter((url) => /monaco|esbuild|\/runner\//i.test(url));
        expect(files, name).toEqual([]);
      }
      await goto('/errors/');
      await goto('/lab/');
      expect(await run(page)).toBe('ran');
    },
  );

  it('whose code does not end is stopped once the reader runs it, and the next run works', async () => {
    const { page } = await openSite(await linkTo('for (;;) {}\n'));
    await page.getByText('This code came from a link.').waitFor();
    expect(await run(page)).toBe('timeout');
    await openEditor(page);
    await replaceCode(page, 'export const run = () => 6 * 7;');
    expect(await run(page)).toBe('ran');
  });
});
