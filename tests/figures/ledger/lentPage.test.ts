import { describe, expect, it } from 'vitest';
import { lentPage } from '../../../src/figures/ledger/stories/lentPage.ts';

/** The counts of one page from free to free: lent, mapped, touched, brought back. By reading of the sources; not recorded. */
const counts: Record<string, readonly number[]> = {
  '5.10': [1, 2, 3, 2, 3, 2, 1],
  '5.18': [1, 2, 1, 2, 1, 0, 1],
  '6.1': [0, 1, 2, 1, 2, 3, 2, 1, 0],
  '7.2': [0, 1, 2, 1, 2, 3, 2, 1, 0],
};

describe.each(Object.entries(counts))('a lent page at %s', (release, expected) => {
  const data = lentPage(release);

  it('is counted as the sources say', () => {
    const moves = data.columns.filter(({ what }) => what !== 'unmap');
    expect(moves.map(({ refcount }) => refcount)).toEqual(expected);
  });

  it('has a holder for every reference in every column', () => {
    data.columns.forEach(({ refcount }, at) => {
      const held = data.rows
        .flatMap(({ bars }) => bars)
        .filter(({ from, to }) => from <= at && (to === undefined || at < to))
        .reduce((sum, { weight }) => sum + weight, 0);
      expect({ at, held }).toEqual({ at, held: refcount });
    });
  });

  it('names the process whose entry counts as a mapping', () => {
    const mapping = data.rows.find(({ kind }) => kind === 'mapping');
    expect(mapping?.label).toBe('mapping of A');
    expect(mapping?.bars).toHaveLength(1);
  });
});
