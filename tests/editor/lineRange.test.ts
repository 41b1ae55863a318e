import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineRange } from '../../src/editor/lineRange.ts';

it('a line is found by its number, without its line break', () => {
  const text = 'one\ntwo\n';
  const range = lineRange(text, 2);
  expect(text.slice(range.start, range.end)).toBe('two');
});

it('a line that does not exist is the nearest one', () => {
  expect(lineRange('one\ntwo', 9)).toEqual({ start: 4, end: 7 });
  expect(lineRange('one\ntwo', -3)).toEqual({ start: 0, end: 3 });
});

it('the lines of a text and their line breaks are the text', () => {
  const text = fc.array(fc.constantFrom('a', '\n', 'xyz')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (source) => {
      const lines = source.split('\n').map((_, index) => {
        const { start, end } = lineRange(source, index + 1);
        return source.slice(start, end);
      });
      expect(lines.join('\n')).toBe(source);
    }),
  );
});
