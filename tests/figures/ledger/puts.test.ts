import { describe, expect, it } from 'vitest';
import type { LedgerData } from '../../../src/figures/ledger/ledgerData.ts';
import { batchPut } from '../../../src/figures/ledger/stories/batchPut.ts';
import { unpinned } from '../../../src/figures/ledger/stories/unpinned.ts';

const lastOf = ({ columns }: LedgerData) => columns.at(-1);

/** Whether T still sleeps when the story ends. */
function waits({ rows }: LedgerData): boolean {
  const bars = rows.find(({ kind }) => kind === 'waiter')?.bars ?? [];
  expect(bars).not.toHaveLength(0);
  return bars.some(({ to }) => to === undefined);
}

/** Counted holders in the last column. */
const counted = ({ rows }: LedgerData) =>
  rows.flatMap(({ label, bars }) =>
    bars.some(({ to, weight }) => to === undefined && weight > 0) ? [label] : [],
  );

describe('the ledger of a put in a batch', () => {
  it.each([
    ['5.2', 1, true],
    ['5.3', 1, false],
    ['5.10', 1, false],
    ['6.1', 1, false],
    ['6.12', 1, false],
    ['7.2', 0, false],
  ] as const)('at %s ends at %i', (release, idle, sleepsOn) => {
    const data = batchPut(release);
    expect(lastOf(data)?.refcount).toBe(idle);
    expect(waits(data)).toBe(sleepsOn);
    expect(counted(data)).toEqual(idle === 1 ? ['base reference'] : []);
  });
});

describe('the ledger of an unpin', () => {
  it.each([
    ['5.10', 1, false],
    ['5.18', 1, true],
    ['5.19', 1, false],
    ['6.12', 1, false],
    ['7.2', 0, false],
  ] as const)('at %s ends at %i', (release, idle, sleepsOn) => {
    const data = unpinned(release);
    expect(lastOf(data)?.refcount).toBe(idle);
    expect(waits(data)).toBe(sleepsOn);
    expect(counted(data)).toEqual(idle === 1 ? ['base reference'] : []);
    expect(data.columns.some(({ refcount }) => refcount >= 1024)).toBe(true);
  });
});
