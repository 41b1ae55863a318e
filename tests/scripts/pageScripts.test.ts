import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageScripts } from '../../scripts/pageScripts.ts';

const root = mkdtempSync(join(tmpdir(), 'whp-'));
const built = (name: string) => join(root, '_astro', name);

beforeAll(() => {
  mkdirSync(join(root, '_astro'));
  writeFileSync(built('page.js'), 'import"./shared.js";import("./late.js")');
  writeFileSync(built('shared.js'), 'export{a}from`./deep.js`');
  writeFileSync(built('deep.js'), 'export const a=1');
  writeFileSync(built('late.js'), 'late()');
  writeFileSync(built('island.js'), 'import{a}from"./deep.js"');
  writeFileSync(built('client.js'), 'client()');
  writeFileSync(built('search.js'), 'idle(()=>import(`./searchOnIntent.1a.js`))');
  writeFileSync(built('searchOnIntent.1a.js'), 'import"./deep.js";import("./late.js")');
});

afterAll(() => rmSync(root, { recursive: true }));

const names = (html: string) =>
  [...pageScripts(root, html, '/').files.keys()].map((file) => file.replace(/.*\//, '')).sort();

test('a script costs what it imports as well, but not what it imports on intent', () => {
  expect(names('<script type="module" src="/_astro/page.js"></script>')).toEqual([
    'deep.js',
    'page.js',
    'shared.js',
  ]);
});

test('what is imported as soon as a page is idle counts', () => {
  expect(names('<script type="module" src="/_astro/search.js"></script>')).toEqual([
    'deep.js',
    'search.js',
    'searchOnIntent.1a.js',
  ]);
});

test('an island costs its component and its renderer', () => {
  const island =
    '<astro-island component-url="/_astro/island.js" renderer-url="/_astro/client.js"></astro-island>';
  expect(names(island)).toEqual(['client.js', 'deep.js', 'island.js']);
});

test('inline code counts, data blocks do not', () => {
  const { inline } = pageScripts(
    root,
    '<script>one()</script><script type="application/json">{}</script>',
    '/',
  );
  expect(inline).toEqual(['one()']);
});
