import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../../../src/simkernel/invariants/checkInvariants.ts';
import { invariants } from '../../../src/simkernel/invariants/invariants.ts';
import { referenceBugs } from '../../../src/simkernel/invariants/referenceBugs.ts';
import type { Machine } from '../../../src/simkernel/kernel/machine.ts';
import { knownRaces } from '../../races/knownRaces.ts';
import { watching } from './bootWatched.ts';
import type { ReferenceCase } from './referenceCase.ts';
import { referenceCases } from './referenceCases.ts';
import { searchedCases } from './searchedCases.ts';
import { untestedCases } from './untestedCases.ts';
import { gupHoldsThePgmap } from './gupHoldsThePgmap.ts';

const bugOf = (of: number) => referenceBugs.find(({ number }) => number === of);

/** How many bugs the list of bugs in counting references has. */
const listed = 49;

/** What a machine breaks that no real kernel of its release is known to break. */
const unknownViolations = (machine: Machine) =>
  checkInvariants(machine).filter(({ known }) => known === undefined);

/** The invariants that the wrong variants of a case are seen to break, of those that it names. */
function seenBroken({ invariants, observe, shows }: ReferenceCase): string[] {
  const wrong = shows.filter((shown) => shown.wrong !== undefined);
  const machines = wrong.flatMap(({ releases, patch = {}, how = '' }) =>
    releases.flatMap((release) => watching(() => observe(release, patch, how)).machines),
  );
  const ids = new Set<string>(machines.flatMap((one) => checkInvariants(one).map(({ id }) => id)));
  return invariants.filter((id) => ids.has(id));
}

describe.each(referenceCases)('bug $number: $title', ({ observe, shows }) => {
  const rows = shows.flatMap(({ releases, how = '', wrong = 'right', ...rest }) =>
    releases.map((release) => ({ release, how, wrong, ...rest })),
  );
  it.each(rows)('$release $how ($wrong) sees $sees', ({ release, how, wrong, patch, sees }) => {
    const { value, machines } = watching(() => observe(release, patch ?? {}, how));
    expect(value).toBe(sees);
    const strange = machines.flatMap(unknownViolations);
    if (wrong === 'right') expect(strange).toEqual([]);
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
  it('has each number once: run, searched, a misconception, or left out with a reason', () => {
    const numbers = [...referenceBugs, gupHoldsThePgmap, ...untestedCases].map(
      ({ number }) => number,
    );
    const all = Array.from({ length: listed }, (_, at) => at + 1);
    expect(numbers.sort((a, b) => a - b)).toEqual(all);
    for (const { reason } of untestedCases) expect(reason).not.toBe('');
  });

  it('has each of its bugs among the runs or the searches', () => {
    const tested = [...referenceCases, ...searchedCases].map(({ number }) => number);
    expect(tested.sort((a, b) => a - b)).toEqual(referenceBugs.map(({ number }) => number));
  });

  it.each(searchedCases)('has $number among the searches', ({ race }) => {
    expect(knownRaces.filter(({ name }) => race.test(name))).not.toEqual([]);
  });

  it('has for every invariant a variant that is seen to break it', () => {
    const broken = new Set<string>([
      ...referenceCases.flatMap(seenBroken),
      ...searchedCases.flatMap(({ number }) => bugOf(number)?.invariants ?? []),
    ]);
    expect(invariants.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });
});
