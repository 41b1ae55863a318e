import { expect, test } from 'vitest';
import { currentSection } from '../../../src/review/cite/currentSection.ts';

test('the section being read is the last whose heading is above the reading line', () => {
  expect(currentSection([-500, 100, 900], 300)).toBe(1);
});

test('above the first heading, the first section counts', () => {
  expect(currentSection([400, 900], 300)).toBe(0);
});

test('a page without sections has none', () => {
  expect(currentSection([], 300)).toBe(-1);
});
