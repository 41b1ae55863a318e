import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryFailureCases } from './memoryFailureCases.ts';
import { searchedCases } from './searchedCases.ts';

describe.each(memoryFailureCases)('case $number: $title', ({ observe, shows }) => {
  const rows = shows.flatMap(({ releases, how = '', wrong = 'right', ...rest }) =>
    releases.map((release) => ({ release, how, wrong, ...rest })),
  );
  it.each(rows)('$release $how ($wrong) sees $sees', ({ release, how, patch, sees }) => {
    expect(observe(release, patch ?? {}, how)).toBe(sees);
  });

  it('tells its variants apart', () => {
    expect(new Set(shows.map(({ sees }) => sees)).size).toBeGreaterThan(1);
  });
});

it('has what the cases that are tested elsewhere name', () => {
  for (const { testedIn } of searchedCases) expect(existsSync(testedIn)).toBe(true);
});

it('has every number of the list once', () => {
  const numbers = [...memoryFailureCases, ...searchedCases].map(({ number }) => number);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
});
