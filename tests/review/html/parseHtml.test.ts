import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elements } from '../../../src/review/html/elements.ts';
import { parseHtml } from '../../../src/review/html/parseHtml.ts';
import { textContent } from '../../../src/review/html/textContent.ts';

const tags = (html: string) => [...elements(parseHtml(html))].map(({ tag }) => tag);

test('elements nest as their tags do', () => {
  const [outer, inner] = elements(parseHtml('<div><p>one</p>two</div>'));
  expect(outer?.children).toEqual([inner, 'two']);
});

test('attributes are read in every quoting, with references resolved', () => {
  const [a] = elements(parseHtml(`<a HREF="/x?a&amp;b" title='it"s' hidden data-n=1>x</a>`));
  expect(Object.fromEntries(a?.attributes ?? [])).toEqual({
    href: '/x?a&b',
    title: 'it"s',
    hidden: '',
    'data-n': '1',
  });
});

test('a quoted attribute may hold a closing bracket', () => {
  expect(tags('<p title="a > b"><b>x</b></p>')).toEqual(['p', 'b']);
});

test('void elements and self-closed ones have no content', () => {
  expect(textContent(parseHtml('<p>a<br>b<path d="M0"/>c</p>'))).toBe('abc');
  expect(tags('<p>a<br>b<path d="M0"/>c</p>')).toEqual(['p', 'br', 'path']);
});

test('markup within a script is text', () => {
  expect(tags('<script>if (a < b) "<p>"</script><p>x</p>')).toEqual(['script', 'p']);
});

test('comments and the doctype are no content', () => {
  expect(textContent(parseHtml('<!doctype html><!-- <p>no</p> --><p>yes</p>'))).toBe('yes');
});

test('an end tag without an open element is ignored; open elements close with their parent', () => {
  const root = parseHtml('<div></b><p>one</div>two');
  expect(root.children.at(-1)).toBe('two');
});

test('escaped text comes back whatever it was', () => {
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  fc.assert(
    fc.property(fc.string(), (text) => textContent(parseHtml(`<p>${escaped(text)}</p>`)) === text),
  );
});
