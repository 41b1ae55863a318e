import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines } from '../../../src/runner/compile/lineIndex.ts';
import { positionAt } from '../../../src/runner/compile/textPosition.ts';

describe('indexLines', () => {
  it('leads from an offset to a position and back', () => {
    const text = fc.array(fc.constantFrom('a', '\n', 'ä', ' ')).map((chars) => chars.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (made, number) => {
        const offset = number % (made.length + 1);
        const lines = indexLines(made);
        expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
        expect(lines.positionAt(offset)).toEqual(positionAt(made, offset));
      }),
    );
  });

  it('ends with the text', () => {
    expect(indexLines('ab\ncd').offsetAt({ line: 9, column: 9 })).toBe(5);
    expect(indexLines('ab\ncd').offsetAt({ line: 2, column: 99 })).toBe(5);
  });
});
