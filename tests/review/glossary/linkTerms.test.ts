import { expect, test } from 'vitest';
import { linkTerms } from '../../../src/review/glossary/linkTerms.ts';
import type { Term } from '../../../src/review/glossary/terms.ts';

interface Node {
  type: string;
  tagName?: string;
  name?: string;
  value?: string;
  properties?: { href: string };
  children?: Node[];
  parent?: Node;
}

const chapter = new URL('file:///x/content/docs/refcounting/some.mdx');
const terms: Term[] = [
  { id: 'gup', term: 'GUP', forms: ['GUP'], says: 'x' },
  { id: 'gup-fast', term: 'GUP-fast', forms: ['GUP-fast'], says: 'x' },
  { id: 'pin', term: 'pin', forms: ['pin', 'pins'], says: 'x' },
];
const under = (parent: Node, value: string): Node => ({
  type: 'text',
  value,
  parent: { ...parent, parent: parent.parent ?? { type: 'root' } },
});
const paragraph = (value: string) => under({ type: 'element', tagName: 'p' }, value);

/** What each text becomes; links as [word](address). */
function linked(nodes: readonly Node[], fileURL = chapter): string[] {
  const plugin = linkTerms(terms)({ fileURL });
  return nodes.map((node) => {
    let text = node.value ?? '';
    plugin?.text(
      { type: 'text', value: text },
      {
        parent: (child) =>
          (child as Node).value === node.value ? node.parent : (child as Node).parent,
        replaceNode: (_node, parts) => {
          text = (parts as Node[])
            .map(({ value, properties, children }) =>
              properties ? `[${children?.[0]?.value}](${properties.href})` : value,
            )
            .join('');
        },
      },
    );
    return text;
  });
}

test('the first use of each term is linked, whole words only', () => {
  expect(
    linked([paragraph('No spin. GUP-fast pins, GUP does.'), paragraph('GUP and a pin.')]),
  ).toEqual([
    'No spin. [GUP-fast](/glossary/#gup-fast) [pins](/glossary/#pin), [GUP](/glossary/#gup) does.',
    'GUP and a pin.',
  ]);
});

test('headings, links, code and passages of some releases have no links to terms', () => {
  const heading = under({ type: 'element', tagName: 'h2' }, 'GUP');
  const inLink = under({ type: 'element', tagName: 'a' }, 'GUP');
  const passage: Node = { type: 'mdxJsxFlowElement', name: 'Passage' };
  const inPassage = under({ type: 'element', tagName: 'p', parent: passage }, 'GUP');
  expect(linked([heading, inLink, inPassage, paragraph('GUP')])).toEqual([
    'GUP',
    'GUP',
    'GUP',
    '[GUP](/glossary/#gup)',
  ]);
});

test('a page that is no chapter is left alone', () => {
  expect(linked([paragraph('GUP')], new URL('file:///x/content/docs/index.mdx'))).toEqual(['GUP']);
});
