import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readPositionMap } from '../../../src/runner/compile/positionMap.ts';
import { positionAt } from '../../../src/runner/compile/textPosition.ts';
import { transformOptions } from '../../../src/runner/compile/transformOptions.ts';
import { answerPositions } from '../../../src/runner/judge/answerPositions.ts';

const source = `type Unused = 1;

export function* put(k: any) {
  k.folio_put();
}
export const late = 1;
`;
const { code, map } = transformSync(source, transformOptions);
const positions = answerPositions(source, readPositionMap(map));
const { line, column } = positionAt(code, code.indexOf('k.folio_put'));

describe('answerPositions', () => {
  it('finds the innermost line of the answer on a stack of any engine', () => {
    const chrome = `Error: x\n  at call (worker.js:1:1)\n  at put (answer.js:${line}:${column})\n  at answer.js:1:1`;
    const firefox = `call@blob:null/1:1:1\nput@answer.js:${line}:${column}\n`;
    expect(positions.ofStack(chrome)).toEqual({ line: 4, column: 3 });
    expect(positions.ofStack(firefox)).toEqual({ line: 4, column: 3 });
    expect(positions.ofStack('Error: x')).toBeUndefined();
  });

  it('passes over places that are not in the answer', () => {
    const stack = `answer.js:999999:1 answer.js:0:0 answer.js:${line}:${column}`;
    expect(positions.ofStack(stack)).toEqual({ line: 4, column: 3 });
  });

  it('finds the last call of the answer in a trace', () => {
    const trace = [{ site: { line, column } }, { fn: 'put_page' }, { site: 'forged' as never }];
    expect(positions.ofTrace(trace)).toEqual({ line: 4, column: 3 });
    expect(positions.ofTrace([])).toBeUndefined();
  });

  it.each([
    [['put'], 3],
    [['nothing', 'late'], 6],
  ])('finds where %j is declared', (names, expected) => {
    expect(positions.ofDeclaration(names)?.line).toBe(expected);
  });

  it.each([
    'export function*put() {}',
    'export function * put() {}',
    'export async function\tput() {}',
    'export class put {}',
    'export let put = 1;',
  ])('finds the declaration of %s', (text) => {
    const declared = answerPositions(`\n${text}\n`, readPositionMap(map));
    expect(declared.ofDeclaration(['put'])?.line).toBe(2);
  });

  it('looks through a file of many spaces, and of one text many times', () => {
    const spaces = `/* function${' '.repeat(32_000)}*/\nexport const put = 1;`;
    expect(answerPositions(spaces, readPositionMap(map)).ofDeclaration(['put'])?.line).toBe(2);
    const texts = `'x';\n// ${"'x'".repeat(10_000)}`;
    const last = { line: 1, column: 1 };
    expect(answerPositions(texts, readPositionMap(map)).ofString('x')).toEqual(last);
  });

  it('knows no declaration that is not there', () => {
    expect(positions.ofDeclaration(['pu', 'folio_put'])).toBeUndefined();
  });

  it('finds a string of the answer, the last of several, and none in a comment', () => {
    const plan = `const a = [\n  'merge x',\n  "merge x",\n  // 'merge x',\n  /* 'merge y' */\n];\n`;
    const places = answerPositions(plan, readPositionMap(map));
    expect(places.ofString('merge x')).toEqual({ line: 3, column: 3 });
    expect(places.ofString('merge y')).toBeUndefined();
    expect(places.ofString('merge')).toBeUndefined();
    expect(answerPositions('', readPositionMap(map)).ofString('')).toBeUndefined();
  });
});
