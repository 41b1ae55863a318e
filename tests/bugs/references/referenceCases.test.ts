import { describe, expect, it } from 'vitest';
import { knownRaces } from '../../races/knownRaces.ts';
import { invariantIds } from './referenceCase.ts';
import { referenceCases } from './referenceCases.ts';
import { searchedCases } from './searchedCases.ts';
import { untestedCases } from './untestedCases.ts';
import { gupHoldsThePgmap } from './gupHoldsThePgmap.ts';

/** How many bugs the list of bugs in counting references has. */
const listed = 49;

describe.each(referenceCases)('bug $number: $title', ({ observe, shows }) => {
  const rows = shows.flatMap(({ releases, how = '', wrong = 'right', ...rest }) =>
    releases.map((release) => ({ release, how, wrong, ...rest })),
  );
  it.each(rows)('$release $how ($wrong) sees $sees', ({ release, how, patch, sees }) => {
    expect(observe(release, patch ?? {}, how)).toBe(sees);
  });

  it('has a variant that is right and one that is wrong, and tells them apart', () => {
    const seen = (isWrong: boolean) =>
      new Set(
        shows.filter(({ wrong }) => (wrong !== undefined) === isWrong).map(({ sees }) => sees),
      );
    expect(seen(false).size).toBeGreaterThan(0);
    expect([...seen(true)].filter((sees) => !seen(false).has(sees))).not.toEqual([]);
  });
});

describe(`misconception ${gupHoldsThePgmap.number}: ${gupHoldsThePgmap.title}`, () => {
  it.each(['5.10', '6.1', '6.12'])('%s takes it and has put it when GUP returns', (release) => {
    expect(gupHoldsThePgmap.observe(release)).toBe('pgmap +0, page +1, asked');
  });

  it.each(['6.18', '7.2'])('%s does not take it', (release) => {
    expect(gupHoldsThePgmap.observe(release)).toBe('pgmap +0, page +1, did not ask');
  });
});

describe('the list of bugs', () => {
  const tested = [...referenceCases, ...searchedCases];

  it('has each number once: run, searched, a misconception, or left out with a reason', () => {
    const numbers = [...tested, gupHoldsThePgmap, ...untestedCases].map(({ number }) => number);
    const all = Array.from({ length: listed }, (_, at) => at + 1);
    expect(numbers.sort((a, b) => a - b)).toEqual(all);
    for (const { reason } of untestedCases) expect(reason).not.toBe('');
  });

  it.each(searchedCases)('has $number among the searches', ({ race }) => {
    expect(knownRaces.filter(({ name }) => race.test(name))).not.toEqual([]);
  });

  it('breaks every invariant by one variant at least', () => {
    const broken = new Set(tested.flatMap(({ invariants }) => invariants));
    expect([...broken].sort()).toEqual([...invariantIds].sort());
  });
});
