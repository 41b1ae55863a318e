import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { readPositionMap } from '../../../src/runner/compile/positionMap.ts';
import { positionAt } from '../../../src/runner/compile/textPosition.ts';
import { transformOptions } from '../../../src/runner/compile/transformOptions.ts';

const source = `type Page = { refcount: number };
interface Long { a: string;
  b: string }

export function first(page: Page): number {
  return page.refcount;
}
export function second(): never {
  throw new Error('here');
}
`;
const { code, map } = transformSync(source, transformOptions);
const positions = readPositionMap(map);

describe('readPositionMap', () => {
  it.each(['first(page', 'page.refcount', 'second()', 'new Error'])(
    'leads from the compiled %s back to the one in the TypeScript',
    (text) => {
      const generated = positionAt(code, code.indexOf(text));
      const expected = positionAt(source, source.indexOf(text));
      expect(positions.toSource(generated.line, generated.column)).toEqual(expected);
    },
  );

  it('knows nothing of lines that are not there', () => {
    expect(positions.toSource(100_000, 1)).toBeUndefined();
    expect(positions.toSource(-1, Number.NaN)).toBeUndefined();
  });
});
