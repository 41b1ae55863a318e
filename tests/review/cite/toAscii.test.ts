import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAscii } from '../../../src/review/cite/toAscii.ts';

test('typographic marks get their customary spelling in mail', () => {
  expect(toAscii('“put” → ‘wake’ — 2 ≥ 1…')).toBe('"put" -> \'wake\' -- 2 >= 1...');
});

test('accents are dropped', () => {
  expect(toAscii('Jérôme')).toBe('Jerome');
});

test('text in printable ASCII is unchanged', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => toAscii(text) === text));
});

test('the result is printable ASCII, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => /^[\x20-\x7e]*$/.test(toAscii(text))),
  );
});
