import { expect, test } from 'vitest';
import { openSite } from './support/openSite.ts';

const chapter = '/merging/what-a-rebase-does/';

test('the board shows its last step first, and the arrow keys step back and forth', async () => {
  const { page } = await openSite(chapter);
  const figure = page.locator('figure.board-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.step-control:not(.is-waiting)').waitFor();
  const count = figure.locator('.step-count');
  const nodes = figure.locator('.board-node');
  const last = Number((await count.innerText()).split(' of ')[1]);
  const shown = await nodes.count();
  expect(await count.innerText()).toBe(`${last} of ${last}`);

  await figure.locator('.board-scroll').focus();
  await page.keyboard.press('Home');
  expect(await count.innerText()).toBe(`0 of ${last}`);
  expect(await nodes.count()).toBeLessThan(shown);
  await page.keyboard.press('ArrowLeft');
  expect(await count.innerText()).toBe(`0 of ${last}`);

  for (let step = 1; step <= last; step += 1) {
    await page.keyboard.press('ArrowRight');
    expect(await count.innerText()).toBe(`${step} of ${last}`);
    expect((await figure.locator('.board-step code').innerText()).length).toBeGreaterThan(0);
  }
  expect(await nodes.count()).toBe(shown);
});

test('the buttons of the board step as well, and stop at both ends', async () => {
  const { page } = await openSite(chapter);
  const figure = page.locator('figure.board-figure').last();
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('.step-control:not(.is-waiting)').waitFor();
  const [first, back, forward] = ['First step', 'Step back', 'Step forward'].map((name) =>
    figure.getByRole('button', { name }),
  );
  expect(await forward?.isDisabled()).toBe(true);
  await back?.click();
  expect(await figure.locator('.board-step').innerText()).toContain('does not build');
  await first?.click();
  expect(await back?.isDisabled()).toBe(true);
  expect(await forward?.isDisabled()).toBe(false);
});

test('on a narrow screen the board scrolls inside itself and the names of the lanes stay', async () => {
  const { page } = await openSite(chapter, { width: 390 });
  const figure = page.locator('figure.board-figure').first();
  const scroll = figure.locator('.board-scroll');
  await scroll.evaluate((element) => {
    element.scrollLeft = element.scrollWidth;
  });
  const [names, box] = [
    await figure.locator('.board-names').boundingBox(),
    await scroll.boundingBox(),
  ];
  expect(names?.x).toBe(box?.x);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test('without scripts the board shows everything and offers no control', async () => {
  const { page } = await openSite(chapter, { javaScriptEnabled: false });
  const figure = page.locator('figure.board-figure').first();
  expect(await figure.locator('.board-node').count()).toBeGreaterThan(5);
  expect(await figure.locator('button:visible').count()).toBe(0);
});
