import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelNames } from '../../../src/review/symbols/kernelNames.ts';
import { namedSymbols } from '../../../src/review/symbols/namedSymbols.ts';
import { symbolPages } from '../../../src/review/symbols/symbolPages.ts';
import { symbolTable } from '../../../src/simkernel/symbolTable.ts';

const pageOf = symbolPages(symbolTable.map(({ name }) => name));

test.each([
  ['folio_put()', 'folio_put'],
  ['__put_devmap_managed_page_refs(page, refs)', '__put_devmap_managed_page_refs'],
  ['wake_up_var(&page->_refcount)', 'wake_up_var'],
  ['&page->_refcount', 'page._refcount'],
  ['pgmap->ops', 'dev_pagemap.ops'],
  ['pgmap->ops->migrate_to_ram()', 'dev_pagemap_ops.migrate_to_ram'],
  ['struct page', 'page'],
  ['memory_failure', 'memory_failure'],
])('`%s` leads to %s', (code, page) => {
  expect(pageOf(code)).toBe(page);
});

test.each(['truncate', '-EOPNOTSUPP', 'refs', 'folio_put() + 1', 'constructor'])(
  '`%s` leads nowhere',
  (code) => {
    expect(pageOf(code)).toBeUndefined();
  },
);

test('a text names what stands in backticks, and not what stands in a fence', () => {
  const text = 'See `folio_put()` and `struct page`.\n```c\n`wake_up_var()`\n```\nfolio_get()';
  expect([...namedSymbols(text, pageOf)]).toEqual(['folio_put', 'page']);
});

test('no two pages have one address, and no spelling leads to two of them', () => {
  const addresses = [...symbolTable, ...kernelNames].map(({ name }) => name.toLowerCase());
  expect(addresses.filter((each, at) => addresses.indexOf(each) !== at)).toEqual([]);
  const spellings = kernelNames.flatMap(({ spelled }) => spelled);
  expect(new Set(spellings).size).toBe(spellings.length);
  const functions = new Set<string>(symbolTable.map(({ name }) => name));
  expect(spellings.filter((each) => functions.has(each))).toEqual([]);
});

test.each(kernelNames)('the simulation has $name where its page says so', ({ name, model }) => {
  const file = new URL(`../../../src/simkernel/${model}`, import.meta.url);
  expect(existsSync(file)).toBe(true);
  const last = name.split('.').at(-1) ?? '';
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`\\b${last}\\b`));
});
