import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { brokenLinks } from '../../scripts/brokenLinks.ts';

const root = mkdtempSync(join(tmpdir(), 'whp-'));
afterAll(() => rmSync(root, { recursive: true }));

function check(home: string, base = '/') {
  const pages = new Map([
    [join(root, 'index.html'), home],
    [join(root, 'part', 'index.html'), '<h2 id="one">One</h2>'],
  ]);
  mkdirSync(join(root, 'part'), { recursive: true });
  for (const [file, html] of pages) writeFileSync(file, html);
  return brokenLinks(root, pages, base);
}

test('links to pages and to their sections are counted and whole', () => {
  expect(check('<a href="/part/">x</a><a href="part/#one">y</a>')).toEqual({
    checked: 2,
    broken: [],
  });
});

test.each([
  ['/gone/', 'leads nowhere'],
  ['/part/#two', 'leads to a page without #two'],
  ['/part', 'lacks the slash at its end'],
  ['#none', 'leads to a page without #none'],
])('a link to %s %s', (link, problem) => {
  expect(check(`<a href="${link}">x</a>`).broken).toEqual([
    `/: ${link} ${problem}${link === '/part' ? ': /part/' : ''}`,
  ]);
});

test('where a page refreshes to is followed as a link', () => {
  expect(check('<meta http-equiv="refresh" content="0; url=/gone/">').broken).toHaveLength(1);
});

test('links to other hosts are not followed and not counted', () => {
  expect(check('<a href="https://lwn.net/">x</a>')).toEqual({ checked: 0, broken: [] });
});

test('under a base, a link without it is broken', () => {
  expect(check('<a href="/part/">x</a>', '/guide/').broken[0]).toContain('outside the base');
  expect(check('<a href="/guide/part/#one">x</a>', '/guide/').broken).toEqual([]);
});
