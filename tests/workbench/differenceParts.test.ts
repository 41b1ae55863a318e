import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceLines } from '../../src/workbench/differenceLines.ts';
import { differenceParts } from '../../src/workbench/differenceParts.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`);
const shape = (before: readonly string[], after: readonly string[]) =>
  differenceParts(differenceLines(before.join('\n'), after.join('\n'))).map(
    ({ folded, lines }) => `${folded ? 'folded' : 'shown'} ${lines.length}`,
  );

describe('differenceParts', () => {
  it('folds what is far from a change, before, between and after', () => {
    const before = numbered(60);
    const after = before.map((line, at) => (at === 20 || at === 40 ? `${line}!` : line));
    expect(shape(before, after)).toEqual([
      'folded 17',
      'shown 8',
      'folded 13',
      'shown 8',
      'folded 16',
    ]);
  });

  it('folds no few lines, and nothing of a short difference', () => {
    const before = numbered(7);
    expect(shape(before, [...before, 'one more'])).toEqual(['folded 4', 'shown 4']);
    expect(shape(numbered(6), [...numbered(6), 'one more'])).toEqual(['shown 7']);
  });

  it('folds all of two equal texts', () => {
    expect(shape(numbered(9), numbered(9))).toEqual(['folded 9']);
  });

  it('keeps every line, in order, and every change in sight', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = differenceLines(before.join('\n'), after.join('\n'));
        const parts = differenceParts(lines);
        expect(parts.flatMap((part) => part.lines)).toEqual(lines);
        for (const part of parts) {
          if (part.folded) expect(part.lines.every(({ side }) => side === 'both')).toBe(true);
        }
      }),
    );
  });
});
