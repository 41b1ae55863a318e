import { expect, test } from 'vitest';
import { openSite } from './support/openSite.ts';

const chapter = '/memory-failure/from-page-to-owner/';

test('the chain shows every frame first, and the arrow keys step from note to note', async () => {
  const { page } = await openSite(chapter);
  const figure = page.locator('figure.chain-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.step-control:not(.is-waiting)').waitFor();
  expect(await figure.locator('.chain-frame.is-ahead').count()).toBe(0);

  await figure.locator('.chain-frames').focus();
  await page.keyboard.press('Home');
  const count = figure.locator('.step-count');
  const stops = Number((await count.innerText()).split(' of ')[1]);
  expect(stops).toBeGreaterThan(5);
  for (let stop = 1; stop <= stops; stop += 1) {
    expect(await count.innerText()).toBe(`${stop} of ${stops}`);
    const current = await figure.locator('.chain-frame[aria-current=step] a').innerText();
    expect(await figure.locator('.chain-step code').innerText()).toBe(current);
    await page.keyboard.press('ArrowRight');
  }
  expect(await figure.locator('.chain-frame.is-ahead').count()).toBe(0);
});

test('every frame of the chain links to the page of its symbol', async () => {
  const { page } = await openSite(chapter);
  const links = page.locator('.chain-frame a');
  const frames = page.locator('.chain-frame');
  expect(await links.count()).toBe(await frames.count());
  const hrefs = await links.evaluateAll((all) => [
    ...new Set(all.map((link) => link.getAttribute('href') ?? '')),
  ]);
  for (const href of hrefs) {
    const response = await page.request.get(new URL(href, page.url()).href);
    expect(response.status(), href).toBe(200);
  }
});

test('on a narrow screen both sides of a frame stand below each other and nothing is cut', async () => {
  const { page } = await openSite(chapter, { width: 390 });
  const overflow = await page.evaluate(() =>
    [...document.querySelectorAll('.chain-frames')].map(
      (list) => list.scrollWidth - list.clientWidth,
    ),
  );
  expect(overflow).toEqual([0, 0]);
  const frame = page.locator('.chain-frame.is-joined').first();
  const [mine, theirs] = await Promise.all(
    ['.is-simulated', '.is-recorded'].map((side) => frame.locator(side).boundingBox()),
  );
  expect(theirs?.y ?? 0).toBeGreaterThanOrEqual((mine?.y ?? 0) + (mine?.height ?? 0));
});
