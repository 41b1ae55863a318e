import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapWords } from '../../../src/review/cite/wrapWords.ts';

test('text is broken at white space', () => {
  expect(wrapWords('who holds the page', 10)).toEqual(['who holds', 'the page']);
});

test('lines after the first are indented within the width', () => {
  expect(wrapWords('who holds the page', 12, '    ')).toEqual(['who holds', '    the page']);
});

test('an indent that leaves no room is refused', () => {
  expect(() => wrapWords('x', 4, '    ')).toThrow(RangeError);
});

test('no line is too long and no word is lost, whatever the text', () => {
  const width = fc.integer({ min: 1, max: 80 });
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300 }),
      width,
      fc.nat({ max: 5 }),
      (text, columns, indent) => {
        fc.pre(indent < columns);
        const lines = wrapWords(text, columns, ' '.repeat(indent));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      },
    ),
  );
});
