import { expect, it } from 'vitest';
import { searchTerm } from '../../../src/chapter/search/searchTerm.ts';

it.each([
  ['pgmap->ops', 'pgmap ops'],
  ['pgmap->ops->page_free', 'pgmap ops page_free'],
  ['dev_pagemap.ops', 'dev_pagemap ops'],
  ['idle at 6.12', 'idle at 6.12'],
  ['memremap_pages', 'memremap_pages'],
  ['', ''],
])('searches for %j as %j', (typed, term) => {
  expect(searchTerm(typed)).toBe(term);
});
