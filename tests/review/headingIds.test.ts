import { expect, test } from 'vitest';
import { headingIds } from '../../src/review/headingIds.ts';
import { parseHtml } from '../../src/review/html/parseHtml.ts';

const ids = (html: string) => headingIds(parseHtml(html));

test('a page promises the ids of its headings if it is a chapter or says so', () => {
  const headings = '<h2 id="one">One</h2><h2 id="sources">Sources</h2><h3 id="two">Two</h3>';
  expect(ids(`<article data-chapter="a/b">${headings}</article>`)).toEqual(['one', 'two']);
  expect(ids(`<article data-permanent-ids>${headings}</article>`)).toEqual(['one', 'two']);
  expect(ids(`<article>${headings}</article>`)).toBeUndefined();
});
