import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import anchors from '../../../content/anchors.json';
import { termPattern } from '../../../src/review/glossary/termPattern.ts';
import { terms } from '../../../src/review/glossary/terms.ts';
import { recordedNames } from '../../../src/review/symbols/recordedNames.ts';
import { kernelNames } from '../../../src/review/symbols/kernelNames.ts';
import { symbolTable } from '../../../src/simkernel/symbolTable.ts';

const root = new URL('../../../', import.meta.url);
const docs = new URL('content/docs/', root);
const chapters = readdirSync(docs, { recursive: true })
  .map(String)
  .filter((path) => /^[^/]+\/[^/]+\.mdx$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, docs), 'utf8') }));
const prose = chapters
  .filter(({ path }) => path.startsWith('refcounting/'))
  .map(({ text }) =>
    text
      .replace(/^---[\s\S]*?^---/m, '')
      .replace(/^(import|#).*$/gm, '')
      .replace(/`[^`]*`/g, '')
      .replace(/<[A-Z][^>]*\/>/g, ''),
  );
const ids = terms.map(({ id }) => id);

test.each(terms)('$term is used in the first part of the guide', (term) => {
  expect(prose.some((text) => termPattern(term).test(text))).toBe(true);
});

test('terms are in order, and no address is used twice', () => {
  expect(new Set(ids).size).toBe(ids.length);
  const names = terms.map(({ term }) => term.toLowerCase());
  expect(names).toEqual(names.toSorted());
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('every link of a chapter to the glossary leads to a term', () => {
  const links = chapters.flatMap(({ text }) => [...text.matchAll(/\/glossary\/#([\w-]+)/g)]);
  expect(links.map(([, id]) => id).filter((id) => !ids.includes(id ?? ''))).toEqual([]);
});

test('a claim about releases has its source', () => {
  expect(terms.filter(({ releases, source }) => releases && !source)).toEqual([]);
});

test.each(terms.flatMap(({ see }) => (see ? [see.path] : [])))('%s is there', (path) => {
  const [, kind = '', name = ''] = /^\/([^/]+)\/(?:#?([^/]*)\/?)?$/.exec(path) ?? [];
  const symbols = new Set([
    ...symbolTable.map((symbol) => symbol.name),
    ...kernelNames.map((symbol) => symbol.name),
    ...recordedNames(root),
  ]);
  const known: Record<string, boolean> = {
    symbols: symbols.has(name),
    invariants: name in anchors,
    refcounting: chapters.some((chapter) => chapter.path === `refcounting/${name}.mdx`),
    reference: ['simkernel', 'simtrees', 'explore'].includes(name),
    evidence: name === '',
  };
  expect(known[kind]).toBe(true);
});
