import { expect, test } from 'vitest';
import { median, percentile } from '../../../scripts/bench/measure.ts';

test('the median of an even number of values lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('a percentile is a value that was measured', () => {
  const values = Array.from({ length: 30 }, (_, at) => 30 - at);
  expect(percentile(values, 0.95)).toBe(29);
  expect(percentile(values, 1)).toBe(30);
  expect(percentile([7], 0.95)).toBe(7);
});
