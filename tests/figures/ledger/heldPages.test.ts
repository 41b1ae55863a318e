import { describe, expect, it } from 'vitest';
import type { LedgerData } from '../../../src/figures/ledger/ledgerData.ts';
import { gupKinds } from '../../../src/figures/ledger/stories/gupKinds.ts';
import { heldAndUnmapped } from '../../../src/figures/ledger/stories/heldAndUnmapped.ts';

/** References that open bars are worth after a column. */
function held({ rows }: LedgerData, at: number): number {
  return rows
    .flatMap(({ bars }) => bars)
    .filter(({ from, to }) => from <= at && (to === undefined || at < to))
    .reduce((sum, { weight }) => sum + weight, 0);
}

/** The count after the last event of an act. */
function after({ columns }: LedgerData, act: number): number | undefined {
  return columns.findLast((column) => column.act <= act)?.refcount;
}

const releases = ['5.10', '6.1', '6.12', '6.18', '7.2'];

describe.each([
  ['gupKinds', gupKinds],
  ['heldAndUnmapped', heldAndUnmapped],
])('%s', (_, play) => {
  it.each(releases)('accounts for every reference at %s, and ends idle', (release) => {
    const data = play(release);
    data.columns.forEach(({ refcount }, at) => {
      expect({ at, held: held(data, at) }).toEqual({ at, held: refcount });
    });
    expect(data.columns.at(-1)?.refcount).toBe(data.idle);
  });
});

/** Counts after each act; those of vmsplice, O_DIRECT and mappings are recorded, one by one (refcounts). */
const counts: Record<string, readonly number[]> = {
  '6.1': [1, 1, 1, 2, 3, 3, 2, 1],
  '6.12': [1, 1, 1, 2, 1026, 1026, 2, 1],
  '7.2': [0, 1, 2, 3, 1027, 1025, 1, 0],
};

it.each(Object.entries(counts))('takes and puts as recorded at %s', (release, expected) => {
  const data = gupKinds(release);
  expect(data.acts.map((_, act) => after(data, act))).toEqual(expected);
});

it.each(releases)('waits at eviction since 6.15, at %s', (release) => {
  const { columns } = heldAndUnmapped(release);
  const what = columns.map((column) => column.what);
  const waits = release === '6.18' || release === '7.2';
  expect(what.includes('sleep')).toBe(waits);
  expect(what.includes('splat')).toBe(!waits);
});
