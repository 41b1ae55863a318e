import { describe, expect, it } from 'vitest';
import { invariants } from '../../../src/simkernel/invariants/invariants.ts';
import { compareReleases, requireModelled } from '../../../src/simkernel/kernel/release.ts';

describe('the invariants as data', () => {
  it('are I1 to I17, in order', () => {
    const ids = Array.from({ length: 17 }, (_, at) => `I${at + 1}`);
    expect(invariants.map(({ id }) => id)).toEqual(ids);
  });

  it.each(invariants)('$id says what it is, who keeps it and what it rests on', (invariant) => {
    const { title, says, kept, source, check, watch } = invariant;
    for (const text of [title, says, kept, source]) expect(text.length).toBeGreaterThan(10);
    expect(says).toMatch(/[.]$/);
    expect(check ?? watch).toBeTypeOf('function');
  });

  it.each(invariants.flatMap(({ id, known }) => known.map((entry) => ({ id, ...entry }))))(
    '$id: a known violation names its releases, case and source',
    ({ since, until, when, source }) => {
      expect(requireModelled(since)).toBe(since);
      if (until !== undefined) expect(compareReleases(since, until)).toBeLessThan(0);
      expect(when.length).toBeGreaterThan(20);
      expect(source.length).toBeGreaterThan(10);
    },
  );
});
