import { expect, test } from 'vitest';
import { elements } from '../../../src/review/html/elements.ts';
import type { HtmlElement } from '../../../src/review/html/htmlNode.ts';
import { parseHtml } from '../../../src/review/html/parseHtml.ts';
import { textContent } from '../../../src/review/html/textContent.ts';

const inBody = (html: string): HtmlElement[] => {
  const all = [...elements(parseHtml(html))];
  return all.slice(all.findIndex(({ tag }) => tag === 'body') + 1);
};

test('elements nest as their tags do, and text keeps its place', () => {
  const [outer, inner] = inBody('<div><p>one</p>two</div>');
  expect(outer?.children).toEqual([inner, 'two']);
});

test('attributes are kept by name, with references resolved', () => {
  const [a] = inBody(`<a HREF="/x?a&amp;b" title='it"s' hidden data-n=1>x</a>`);
  expect(Object.fromEntries(a?.attributes ?? [])).toEqual({
    href: '/x?a&b',
    title: 'it"s',
    hidden: '',
    'data-n': '1',
  });
});

test('markup within a script is text', () => {
  expect(inBody('<p></p><script>if (a < b) "<p>"</script>').map(({ tag }) => tag)).toEqual([
    'p',
    'script',
  ]);
});

test('what a template holds is among the elements', () => {
  expect(inBody('<p></p><template><pre>x</pre></template>').at(-1)?.tag).toBe('pre');
});

test('comments and the doctype are no content', () => {
  expect(textContent(parseHtml('<!doctype html><!-- <p>no</p> --><p>yes</p>'))).toBe('yes');
});
