import { expect, test } from 'vitest';
import { chapters } from './support/content.ts';
import { onePage } from './support/onePage.ts';
import { openSite } from './support/openSite.ts';

const noScripts = { javaScriptEnabled: false };
const visit = onePage(noScripts);

test.each(chapters)('%s can be read without scripts', async (id) => {
  const page = await visit(`/${id}/`);
  const text = await page.locator('article').innerText();
  expect(text.split(/\s+/).length).toBeGreaterThan(800);
  expect(await page.locator('#sources').isVisible()).toBe(true);
  expect(await page.locator('#leaves-out').isVisible()).toBe(true);
});

test.each(chapters)('every figure of %s shows its text without scripts', async (id) => {
  const page = await visit(`/${id}/`);
  const figures = page.locator('article figure:not(.frame)');
  const count = await figures.count();
  expect(count).toBeGreaterThan(0);
  for (let index = 0; index < count; index += 1) {
    const figure = figures.nth(index);
    expect(await figure.isVisible()).toBe(true);
    expect(await figure.locator('figcaption').count()).toBe(1);
    const summary = figure.locator('summary').first();
    if ((await summary.count()) > 0) await summary.click();
    expect((await figure.innerText()).trim().length).toBeGreaterThan(100);
  }
});

test.each(chapters)('%s offers no button that would do nothing without scripts', async (id) => {
  const page = await visit(`/${id}/`);
  expect(await page.locator('cite-section button:visible').count()).toBe(0);
});

test.each(chapters)('%s is plain text at its address with .txt', async (id) => {
  const page = await visit(`/${id}/`);
  const response = await page.request.get(new URL(`/${id}.txt`, page.url()).href);
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await response.text();
  const title = await page.locator('h1').innerText();
  expect(text.startsWith(`${title}\n=`)).toBe(true);
  expect(text).toContain('\nSources\n=======\n');
  expect(text).toContain('\nWhat the model leaves out\n');
  expect(text).toContain('\nFigure: ');
  expect(text).not.toMatch(/<\/|&[a-z]+;|\bundefined\b|\[object /);
  const tooLong = text.split('\n').filter((line) => line.length > 75 && !line.includes('://'));
  expect(tooLong).toEqual([]);
});

test('a page that does not exist says so, with the way on', async () => {
  const { page } = await openSite('/no/such/page/', { ...noScripts, expectedProblems: [/404/] });
  expect(await page.locator('h1').innerText()).toBe('No such page');
});

test('no words run together above the code of an exercise and of the lab', async () => {
  const exercise = await openSite('/exercises/refcounting/recheck-after-grab/', noScripts);
  const facts = (await exercise.page.locator('.whp-facts').textContent()) ?? '';
  expect(facts.trim().split(/\s+/).join(' ')).toBe(
    'Repair a patch, hard Releases 6.12 7.2 Chapter: GUP, PTE_DEVMAP and the pgmap reference All exercises',
  );
  const lab = await openSite('/lab/', noScripts);
  const about = lab.page.locator('.whp-brief > ul');
  expect(await about.textContent()).toContain('wrong(lab, threads) to say');
  expect(await about.textContent()).toContain('simtrees and explore');
});

test('an exercise gives its hints without scripts, and says what needs them', async () => {
  const slug = 'refcounting/recheck-after-grab';
  const { page } = await openSite(`/exercises/${slug}/`, noScripts);
  const hints = page.locator('.whp-hints details');
  expect(await hints.count()).toBe(3);
  expect(await hints.nth(2).locator('p').isVisible()).toBe(false);
  await hints.nth(2).locator('summary').click();
  expect(await hints.nth(2).locator('p code').first().innerText()).toContain('ptep_get_lockless');
  expect(await page.locator('.whp-aside button, .whp-solution-part button').count()).toBe(0);
  const solution = await page.locator('.whp-solution-part').innerText();
  expect(solution).toContain(`npm run solve -- ${slug} FILE`);
});
