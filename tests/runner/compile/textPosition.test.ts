import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetAt, positionAt } from '../../../src/runner/compile/textPosition.ts';

describe('positions in a text', () => {
  it('lead from an offset to a position and back', () => {
    const text = fc.array(fc.constantFrom('a', '\n', 'ä', ' ')).map((chars) => chars.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (made, number) => {
        const offset = number % (made.length + 1);
        expect(offsetAt(made, positionAt(made, offset))).toBe(offset);
      }),
    );
  });

  it('end with the text', () => {
    expect(offsetAt('ab\ncd', { line: 9, column: 9 })).toBe(5);
    expect(offsetAt('ab\ncd', { line: 2, column: 99 })).toBe(5);
  });
});
