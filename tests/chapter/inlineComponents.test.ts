import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const docs = new URL('../../content/docs/', import.meta.url);
const chapters = readdirSync(docs, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.mdx'));
const component = /^<(Inv|Src|At)\b/;

/** In MDX a line that begins with a component ends the paragraph before it. */
function tornAt(lines: readonly string[], at: number): boolean {
  if (!component.test(lines[at] ?? '')) return false;
  const before = lines[at - 1] ?? '';
  if (before !== '') return !component.test(before);
  const last = lines.slice(0, at).findLast((line) => line !== '') ?? '';
  const isProse = !/^([|#<-]|\d+\.)/.test(last);
  return isProse && !/([.?!]|\/>)$/.test(last);
}

test.each(chapters)('no sentence of %s is torn by a component at the start of a line', (path) => {
  const lines = readFileSync(new URL(path, docs), 'utf8').split('\n');
  expect(lines.filter((_, at) => tornAt(lines, at))).toEqual([]);
});
