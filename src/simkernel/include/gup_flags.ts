import { compareReleases, type Release } from '../kernel/release.ts';

/** The GUP flags that the model knows, as bits of `gup_flags`. */
export interface GupFlags {
  /** The caller will write to the page. */
  readonly FOLL_WRITE: number;
  /** Take a plain reference: +1. */
  readonly FOLL_GET: number;
  /** Pin the page for I/O on its data: +GUP_PIN_COUNTING_BIAS on a page of order 0. */
  readonly FOLL_PIN: number;
  /** The pin may last for ever: refused on fsdax. */
  readonly FOLL_LONGTERM: number;
}

/** What one pin adds to `_refcount` of a page of order 0. Source: include/linux/mm.h, mm_types.h. */
export const GUP_PIN_COUNTING_BIAS = 1 << 10;

const older: GupFlags = {
  FOLL_WRITE: 0x1,
  FOLL_GET: 0x4,
  FOLL_PIN: 0x40000,
  FOLL_LONGTERM: 0x10000,
};
const newer: GupFlags = {
  FOLL_WRITE: 0x1,
  FOLL_GET: 0x2,
  FOLL_PIN: 0x80000,
  FOLL_LONGTERM: 0x100,
};

/**
 * The GUP flags as a release numbers them.
 * @since 5.2, the oldest release that boots
 * @returns the bits of `gup_flags` that the model knows, in the numbering before 6.12 or from 6.12 on
 * @throws SimError unknownRelease for what is no MAJOR.MINOR
 * @source include/linux/mm.h, mm_types.h; recordings show 0x4 for FOLL_GET at 5.10 and 6.1, 0x2 and 0x80000 at
 * 6.12 and 7.2
 */
export function gupFlags(release: Release): GupFlags {
  return compareReleases(release, '6.12') < 0 ? older : newer;
}
