import { describe, expect, it } from 'vitest';
import { firstCount, memoryTypes } from '../../../src/figures/counts/firstCounts.ts';

/** By release: FS_DAX, GENERIC, PCI_P2PDMA, PRIVATE, PUBLIC, COHERENT. */
const counts: Record<string, readonly (number | null | undefined)[]> = {
  '5.2': [1, undefined, 1, 1, 1, null],
  '5.10': [1, 1, 1, 1, null, null],
  '5.18': [1, 1, 1, 1, null, null],
  '6.0': [1, 1, 1, 1, null, 1],
  '6.1': [1, 1, 1, 0, null, 0],
  '6.12': [1, 1, 1, 0, null, 0],
  '6.15': [0, 1, 0, 0, null, 0],
  '7.2': [0, 1, 0, 0, null, 0],
};

describe('the first count of a page', () => {
  it.each(Object.entries(counts))('is told for every type at %s', (release, expected) => {
    expect(memoryTypes.map((type) => firstCount(release, type))).toEqual(expected);
  });
});
