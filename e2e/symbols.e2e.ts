import { expect, test } from 'vitest';
import { openSite } from './support/openSite.ts';

const chapter = '/refcounting/idle-at-one/';

test('a chapter links each symbol once a section, and leads to its page', async () => {
  const { page } = await openSite(chapter);
  const links = page.locator('article .whp-symbol');
  expect(await links.count()).toBeGreaterThan(20);
  expect(await page.locator('article :is(h2, h3, pre, a) .whp-symbol').count()).toBe(0);
  const first = links.first();
  const name = ((await first.textContent()) ?? '').replace(/\(.*$/, '');
  await first.click();
  await page.waitForURL(/\/symbols\//);
  expect(await page.locator('h1').innerText()).toBe(name);
  expect(await page.locator('#chapters + ul').innerText()).toContain('Idle at one');
});

test('a function has callers and callees from the replays, with releases', async () => {
  const { page } = await openSite('/symbols/wake_up_var/');
  const callers = await page.locator('#callers + ul').innerText();
  expect(callers).toMatch(/__put_devmap_managed_page_refs\s+6\.1\b/);
  expect(callers).toMatch(/free_zone_device_folio\s.*7\.2/);
  expect(await page.locator('main').innerText()).toMatch(/replays of \d+ recordings/);
});

test('a constant has the values of the simulation', async () => {
  const { page } = await openSite('/symbols/MEMORY_DEVICE_FS_DAX/');
  expect(await page.locator('main').innerText()).toContain(
    '1 at 5.10, 1 at 6.1, 1 at 6.12, 0 at 7.2',
  );
});

test('a term is linked where a chapter first uses it, and the glossary has it', async () => {
  const { page } = await openSite(chapter);
  const link = page.locator('article .whp-term[href$="#fsdax"]');
  expect(await link.count()).toBe(1);
  await link.click();
  await page.waitForURL(/\/glossary\/#fsdax$/);
  expect(await page.locator('[id="fsdax"] dt').innerText()).toBe('fsdax');
});

test('the name of an invariant leads to its claim, which can be cited', async () => {
  const { page } = await openSite(chapter, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('article .whp-inv').first().click();
  await page.waitForURL(/\/invariants\/#i\d+$/);
  const id = new URL(page.url()).hash.slice(1);
  await page.locator(`cite-section[data-cite="${id}"] button`).click();
  await page.getByText('Copied').waitFor();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toContain(`"${id.toUpperCase()}: `);
  expect(note).toContain(`/r/${id}/`);
});
