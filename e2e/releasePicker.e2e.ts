import { expect, test } from 'vitest';
import { chapters } from './support/content.ts';
import { openSite } from './support/openSite.ts';

const chapter = '/refcounting/idle-at-one/';
const passages = '.whp-passage:visible';

/** The releases of the passages that can be read. */
const readable = (page: Awaited<ReturnType<typeof openSite>>['page']) =>
  page
    .locator(passages)
    .evaluateAll((found) => [...new Set(found.map((each) => each.getAttribute('data-releases')))]);

test('a chapter shows its newest release, and the address does not change by that', async () => {
  const { page } = await openSite(chapter);
  expect(await readable(page)).toEqual(['7.2']);
  expect(await page.locator('.whp-picker input:checked').getAttribute('value')).toBe('7.2');
  expect(new URL(page.url()).search).toBe('');
  expect(await page.locator('.ledger-panel:visible').innerText()).not.toContain('base reference');
  expect(await page.locator('.whp-picker-note').isVisible()).toBe(false);
});

test('the arrow keys choose a release: passages, figure, table and address follow', async () => {
  const { page } = await openSite(chapter);
  await page.locator('.whp-picker input:checked').focus();
  const before = await page.evaluate(() => history.length);
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => history.length)).toBe(before);
  expect(new URL(page.url()).search).toBe('?at=6.12');
  const shown = await readable(page);
  expect(shown.length).toBeGreaterThan(0);
  for (const releases of shown) expect(releases?.split(' ')).toContain('6.12');
  expect(await page.locator('.figure-switch input:checked').getAttribute('value')).toBe('6.12');
  expect(await page.locator('.ledger-panel:visible').innerText()).toContain('base reference');
  const [inset, other] = await Promise.all(
    ['6.12', '7.2'].map((release) =>
      page
        .locator(`.recorded-counts [data-release="${release}"]`)
        .first()
        .evaluate((cell) => getComputedStyle(cell).boxShadow),
    ),
  );
  expect(inset).toContain('inset');
  expect(other).toBe('none');
});

test('?at= goes with the links of the part and the permanent links that hold for it', async () => {
  const { page } = await openSite(`${chapter}?at=6.1`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  expect(await page.locator('.ledger-panel:visible').innerText()).toContain('base reference');
  const own = page.locator(`a[href*="${chapter}"]`).first();
  expect(await own.getAttribute('href')).toContain('?at=6.1');
  const text = page.locator('.whp-facts a');
  expect(await text.getAttribute('href')).not.toContain('?at=');
  const short = (id: string) => page.locator(`.whp-short[href*="/r/${id}/"]`);
  expect(await short('base-reference').getAttribute('href')).toContain('?at=6.1');
  expect(await short('put-two-to-one').getAttribute('href')).toContain('/r/put-two-to-one/');
  await page.locator('cite-section[data-cite="base-reference"] button').click();
  await page.getByText('Copied').waitFor();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toContain('\n    v6.1, ');
  expect(note).toContain('/r/base-reference/?at=6.1');
  await page.evaluate(() => {
    const canonical = document.createElement('link');
    canonical.rel = 'canonical';
    canonical.href = 'https://example.org/refcounting/idle-at-one/';
    document.head.append(canonical);
  });
  await page.locator('cite-section[data-cite="base-reference"] button').click();
  await page.waitForFunction(async () =>
    (await navigator.clipboard.readText()).includes('example'),
  );
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '\n    https://example.org/r/base-reference/?at=6.1',
  );
  await page.goto(note.trim().split(/\s/).at(-1) ?? '');
  await page.waitForURL(/#base-reference$/);
  expect(new URL(page.url()).search).toBe('?at=6.1');
  expect(await page.locator('.whp-picker input:checked').getAttribute('value')).toBe('6.1');
});

test.each([
  ['6.5', 'between 6.1 and 6.12'],
  ['4.19', 'older than all of these'],
  ['<img src=x>', 'no Linux release'],
])('?at=%s is answered with a sentence and the newest release', async (at, words) => {
  const { page } = await openSite(`${chapter}?at=${encodeURIComponent(at)}`);
  expect(await page.locator('.whp-picker [role="status"]').innerText()).toContain(words);
  expect(await readable(page)).toEqual(['7.2']);
  await page.locator('.whp-picker input[value="5.10"]').check({ force: true });
  expect(new URL(page.url()).search).toBe('?at=5.10');
  expect(await page.locator('.whp-picker [role="status"]').innerText()).toBe('');
});

test('without scripts every passage stands in its place under its releases', async () => {
  const { page } = await openSite(`${chapter}?at=6.1`, { javaScriptEnabled: false });
  expect(await page.locator('.whp-picker').isVisible()).toBe(false);
  expect(await page.locator('.whp-picker-note').isVisible()).toBe(true);
  const all = await page.locator('.whp-passage').count();
  expect(await page.locator(passages).count()).toBe(all);
  expect(await page.locator('.whp-passage-at:visible').count()).toBe(all);
  const response = await page.request.get(page.url().replace(/\/\?at=6\.1$/, '.txt'));
  expect((await response.text()).match(/^\| Linux /gm)).toHaveLength(all);
});

test.each(chapters.filter((id) => id.startsWith('refcounting/')))(
  'in %s every release has its passages, and every figure follows or says that it cannot',
  async (id) => {
    const { page } = await openSite(`/${id}/`);
    const inputs = page.locator('.whp-picker input');
    const releases = await inputs.evaluateAll((found) =>
      found.map((input) => input.getAttribute('value') ?? ''),
    );
    expect(releases.length).toBeGreaterThan(1);
    for (const release of releases) {
      await page.locator(`.whp-picker input[value="${release}"]`).check({ force: true });
      expect(new URL(page.url()).search).toBe(`?at=${release}`);
      for (const shown of await readable(page)) expect(shown?.split(' ')).toContain(release);
      const figures = page.locator('.figure-releases');
      for (const figure of await figures.all()) {
        const own = figure.locator('fieldset input');
        const checked = await own.evaluateAll((found) =>
          found.flatMap((input) =>
            (input as HTMLInputElement).checked ? [input.getAttribute('value')] : [],
          ),
        );
        const remark = await figure.locator('.whp-figure-at:visible').allInnerTexts();
        if (checked[0] === release) expect(remark).toEqual([]);
        else expect(remark.join()).toContain(`no Linux ${release}`);
        if (checked[0] && checked[0] !== release) expect(remark.join()).toContain(checked[0]);
      }
    }
  },
);
