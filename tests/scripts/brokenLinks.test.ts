import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { brokenLinks } from '../../scripts/brokenLinks.ts';

const root = mkdtempSync(join(tmpdir(), 'whp-'));
afterAll(() => rmSync(root, { recursive: true }));

function check(home: string, base = '/') {
  mkdirSync(join(root, 'part'), { recursive: true });
  writeFileSync(join(root, 'index.html'), `<!doctype html><body>${home}</body>`);
  writeFileSync(join(root, 'part', 'index.html'), '<!doctype html><h2 id="one">One</h2>');
  return brokenLinks(root, base);
}

test('links to pages and to their sections are whole, and each address counts once', async () => {
  const links = '<a href="/part/">x</a><a href="part/#one">y</a>';
  expect(await check(links)).toEqual({ checked: 1, broken: [] });
});

test('pages that nothing links to are no links, and are looked at all the same', async () => {
  expect(await check('')).toEqual({ checked: 0, broken: [] });
  writeFileSync(join(root, 'alone.html'), '<!doctype html><a href="/gone/">x</a>');
  const report = await check('');
  rmSync(join(root, 'alone.html'));
  expect(report.checked).toBe(0);
  expect(report.broken).toEqual(['/gone/ on /alone.html: 404']);
});

test.each([['/gone/'], ['/part/#two'], ['/part']])('a link to %s is broken', async (link) => {
  const { broken } = await check(`<a href="${link}">x</a>`);
  expect(broken).toHaveLength(1);
  expect(broken[0]).toContain(`${link} on /`);
});

test('links to other hosts are not followed and not counted', async () => {
  const without = await check('');
  expect(await check('<a href="https://lwn.net/">x</a>')).toEqual(without);
});

test('under a base, a link without it is broken', async () => {
  expect((await check('<a href="/part/">x</a>', '/guide/')).broken).toHaveLength(1);
  expect((await check('<a href="/guide/part/#one">x</a>', '/guide/')).broken).toEqual([]);
});
