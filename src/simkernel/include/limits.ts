/**
 * U64_MAX. Numbers here are doubles, so this is the nearest one, 2^64; it stands for "to the end of the device" and
 * nothing is ever added to it before it was clamped. The trace prints it as the kernel does.
 * Source: include/linux/limits.h.
 */
export const U64_MAX = 2 ** 64;

/** Bytes of a page and of a file system block: 4 KiB on the recorded machines. */
export const PAGE_SIZE = 4096;
export const PAGE_SHIFT = 12;

/** Bytes of a disk sector, the unit of daddr and bblen in XFS. */
export const SECTOR_SIZE = 512;
