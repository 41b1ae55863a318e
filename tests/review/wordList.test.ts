import { expect, test } from 'vitest';
import { wordList } from '../../src/review/wordList.ts';

test.each([
  [['7.2'], '7.2'],
  [['6.1', '7.2'], '6.1 and 7.2'],
  [['5.10', '6.1', '7.2'], '5.10, 6.1 and 7.2'],
])('%j as a sentence lists them: %s', (words, text) => {
  expect(wordList(words)).toBe(text);
});
