import { expect, test } from 'vitest';
import { releaseNames } from '../../src/review/releaseNames.ts';

const known = ['5.10', '6.1', '7.2'];

test('releases are read in the order in which they are written', () => {
  expect(releaseNames(' 5.10  7.2\n', known)).toEqual(['5.10', '7.2']);
});

test.each([
  ['', 'at least one'],
  ['6.10', 'names 6.10, and the chapter’s releases are 5.10, 6.1, 7.2'.replace('’', "'")],
  ['6.1 6.1', 'twice'],
])('releases="%s" stops the build: %s', (text, problem) => {
  expect(() => releaseNames(text, known)).toThrow(problem);
});
