import { expect, test } from 'vitest';
import { openSite } from './support/openSite.ts';

const chapter = '/refcounting/idle-at-one/';

test('the ledger shows the whole run first, and the arrow keys step back and forth', async () => {
  const { page } = await openSite(chapter);
  const panel = page.locator('.ledger-panel:visible').first();
  await panel.scrollIntoViewIfNeeded();
  await panel.locator('.step-control:not(.is-waiting)').waitFor();
  const at = panel.locator('.step-count');
  const last = Number((await at.innerText()).split(' of ')[1]);
  expect(await at.innerText()).toBe(`${last} of ${last}`);

  await panel.locator('.ledger-scroll').focus();
  await page.keyboard.press('Home');
  expect(await at.innerText()).toBe(`0 of ${last}`);
  const seen = new Set<string>();
  for (let step = 1; step <= last; step += 1) {
    await page.keyboard.press('ArrowRight');
    expect(await at.innerText()).toBe(`${step} of ${last}`);
    seen.add(await panel.locator('.ledger-step').innerText());
  }
  expect(seen.size).toBe(last);
  expect(await panel.locator('.ledger-later').isVisible()).toBe(false);
  const markedAt = async () => (await panel.locator('.ledger-now').boundingBox())?.x ?? 0;
  const end = await markedAt();
  await page.keyboard.press('Home');
  await panel.locator('.ledger-scroll').evaluate((box) => {
    box.scrollLeft = 0;
  });
  expect(await panel.locator('.ledger-later').isVisible()).toBe(true);
  expect(await markedAt()).toBeLessThan(end);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  expect(await at.innerText()).toBe(`${last} of ${last}`);
});

test('the switch of the ledger changes the release: at 6.1 a base reference, at 7.2 none', async () => {
  const { page } = await openSite(chapter);
  const figure = page.locator('figure.ledger-figure').first();
  const shown = figure.locator('.ledger-panel:visible');
  expect(await shown.count()).toBe(1);
  expect(await shown.innerText()).not.toContain('base reference');
  await figure.locator('input[value="7.2"]').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await shown.count()).toBe(1);
  expect(await shown.innerText()).toContain('base reference');
});

test('on a narrow screen the ledger scrolls inside itself', async () => {
  const { page } = await openSite(chapter, { width: 390 });
  const scroll = page.locator('.ledger-scroll:visible').first();
  expect(await scroll.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

test('without scripts every release of the ledger can be read, and no button is offered', async () => {
  const { page } = await openSite(chapter, { javaScriptEnabled: false });
  const figure = page.locator('figure.ledger-figure').first();
  expect(await figure.locator('button:visible').count()).toBe(0);
  const shown = figure.locator('.ledger-panel:visible');
  expect(await shown.innerText()).not.toContain('base reference');
  await figure.locator('input[value="6.1"]').check({ force: true });
  expect(await shown.innerText()).toContain('base reference');
  const text = await figure.locator('.figure-text').textContent();
  expect(text).toContain('Linux 6.1');
  expect(text).toContain('Linux 7.2');
});
