import { expect, test } from 'vitest';
import { releaseShown } from '../../../src/figures/releases/releaseShown.ts';

const releases = ['7.2', '5.10', '6.1'];

test.each([
  ['6.1', '6.1'],
  ['6.12', '6.1'],
  ['7.2', '7.2'],
  ['5.2', '5.10'],
])('asked for %s, a figure of 5.10, 6.1 and 7.2 shows %s', (asked, shown) => {
  expect(releaseShown(releases, asked)).toBe(shown);
});

test('a figure without a release is refused', () => {
  expect(() => releaseShown([], '6.1')).toThrow('at least one');
});
