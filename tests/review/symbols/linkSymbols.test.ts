import { expect, test } from 'vitest';
import { linkSymbols } from '../../../src/review/symbols/linkSymbols.ts';

interface Node {
  type: string;
  tagName: string;
  name?: string;
  text?: string;
  parent?: Node | undefined;
}

const chapter = new URL('file:///x/content/docs/refcounting/some.mdx');
const under = (tagName: string, parent?: Node): Node => ({ type: 'element', tagName, parent });
const passage = (): Node => ({ type: 'mdxJsxFlowElement', tagName: '', name: 'Passage' });
const code = (text: string, parent?: Node): Node => ({ ...under('code', parent), text });

/** The texts that become links, in order. */
function linked(nodes: readonly Node[], fileURL = chapter): string[] {
  const known = new Map([['folio_put()', 'folio_put']]);
  const { element } = linkSymbols((text) => known.get(text))({ fileURL });
  const found: string[] = [];
  const context = {
    textContent: (node: unknown) => (node as Node).text ?? '',
    parent: (node: unknown) => (node as Node).parent,
    wrapNode: (_node: unknown, link: unknown) => {
      found.push((link as { properties: { href: string } }).properties.href);
    },
  };
  for (const node of nodes) if (element.filter.includes(node.tagName)) element.visit(node, context);
  return found;
}

const link = '/symbols/folio_put/';

test('the first mention in each section is linked', () => {
  const nodes = [code('folio_put()'), code('folio_put()'), under('h2'), code('folio_put()')];
  expect(linked(nodes)).toEqual([link, link]);
});

test('what is no symbol, and code in headings, links and blocks, stays as it is', () => {
  const nodes = ['h2', 'h3', 'a', 'pre'].map((tag) => code('folio_put()', under(tag)));
  expect(linked([...nodes, code('truncate')])).toEqual([]);
});

test('passages of different releases have a link each, unless the section had one before them', () => {
  const inPassages = [passage(), passage()].flatMap((each) => [
    code('folio_put()', under('p', each)),
    code('folio_put()', under('p', each)),
  ]);
  expect(linked(inPassages)).toEqual([link, link]);
  expect(linked([code('folio_put()'), ...inPassages])).toEqual([link]);
});

test('a page that is no chapter is left alone', () => {
  const brief = new URL('file:///x/exercises/refcounting/some/exercise.md');
  expect(linked([code('folio_put()')], brief)).toEqual([]);
});
