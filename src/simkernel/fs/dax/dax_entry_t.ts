import type { DaxEntry } from '../address_space.ts';

/** Bits of a DAX entry. Source: fs/dax.c, DAX_SHIFT and the DAX_ flags, at 5.10, 6.1, 6.12, 7.2. */
export const DAX_PMD = 2;
export const DAX_ZERO_PAGE = 4;
const DAX_EMPTY = 8;
const DAX_SHIFT = 4;

const flagsOf: Readonly<Record<DaxEntry['kind'], number>> = {
  pte: 0,
  pmd: DAX_PMD,
  zero: DAX_ZERO_PAGE,
  empty: DAX_EMPTY,
};

/** What a lock function gives for "locked, but there is no page": ~0UL, which no entry can be. Here it is -1. */
export const NO_PAGE_COOKIE = -1;

/**
 * The value of an entry as the kernel stores it, an xarray value of the pfn and the flags; what the lock functions
 * return as a cookie. For pfn 0x40018 it is 0x800301, as the recordings have it.
 */
export function entryValue(entry: DaxEntry): number {
  const size = entry.order > 0 ? DAX_PMD : 0;
  return (entry.pfn * 2 ** DAX_SHIFT + (flagsOf[entry.kind] | size)) * 2 + 1;
}
