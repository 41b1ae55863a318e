import { describe, expect, it } from 'vitest';
import type { LedgerData } from '../../../src/figures/ledger/ledgerData.ts';
import { renderText } from '../../../src/figures/ledger/renderText.ts';
import { removalOfLentMemory } from '../../../src/figures/ledger/stories/removalOfLentMemory.ts';
import { removalUnderReference } from '../../../src/figures/ledger/stories/removalUnderReference.ts';

const stories: [string, LedgerData][] = [
  ...['5.10', '5.17', '5.18', '6.1', '6.12', '7.2'].map((release): [string, LedgerData] => [
    `fsdax at ${release}`,
    removalUnderReference(release),
  ]),
  ...['5.18', '6.1', '6.12', '7.2'].map((release): [string, LedgerData] => [
    `lent memory at ${release}`,
    removalOfLentMemory(release),
  ]),
];

/** Who is waited for, by the recordings of fsdax and by reading the sources for what is lent. */
const waits = new Set([
  'fsdax at 5.10',
  'fsdax at 5.17',
  'lent memory at 6.1',
  'lent memory at 6.12',
  'lent memory at 7.2',
]);

describe.each(stories)('the ledger of a pgmap, %s', (name, data) => {
  const whats = data.columns.map(({ what }) => what);

  it('has a holder for every reference in every column', () => {
    data.columns.forEach(({ refcount }, at) => {
      const held = data.rows
        .flatMap(({ bars }) => bars)
        .filter(({ from, to }) => from <= at && (to === undefined || at < to))
        .reduce((sum, { weight }) => sum + weight, 0);
      expect({ at, held }).toEqual({ at, held: refcount });
    });
  });

  it(`shows that the removal ${waits.has(name) ? 'waits, and no oops' : 'does not wait, and the oops'}`, () => {
    expect(whats.includes('sleep')).toBe(waits.has(name));
    expect(whats.at(-1) === 'splat').toBe(!waits.has(name));
  });

  it('lets the struct pages go at 0 only', () => {
    const gone = data.columns.find(({ fn }) => fn === 'pageunmap_range');
    expect(gone?.refcount).toBe(0);
  });

  it('keeps its lines within 75 columns', () => {
    for (const line of renderText(data).split('\n')) expect(line.length).toBeLessThanOrEqual(75);
  });
});
