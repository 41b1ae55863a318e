import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferenceLine, differenceLines } from '../../src/workbench/differenceLines.ts';
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

  it('keeps in sight, of what is the same, three lines around each change', () => {
    const side = fc.constantFrom('both', 'both', 'both', 'both', 'seen', 'expected');
    fc.assert(
      fc.property(fc.array(side, { maxLength: 60 }), (sides) => {
        const lines = sides.map((one, at) => ({ side: one, text: `line ${at}` }) as const);
        const changes = sides.flatMap((one, at) => (one === 'both' ? [] : [at]));
        const isNear = (at: number) => changes.some((change) => Math.abs(change - at) <= 3);
        for (const part of differenceParts(lines as readonly DifferenceLine[])) {
          const nearness = part.lines.map(({ text }) =>
            isNear(Number(text.slice(5))) ? 'n' : 'f',
          );
          // What is far is folded, unless there is too little of it.
          expect(nearness.join('')).toMatch(part.folded ? /^f{4,}$/ : /^f{0,3}(n+f{0,3})*$/);
        }
      }),
    );
  });

  it('cuts a difference of a hundred thousand lines, which an answer can return', () => {
    const seen = numbered(100_000);
    expect(shape(['one'], seen)).toEqual(['shown 100001']);
    expect(shape(numbered(50_000), seen)).toEqual(['shown 150000']);
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
