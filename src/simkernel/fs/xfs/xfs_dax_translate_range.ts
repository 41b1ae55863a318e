import { ENXIO } from '../../include/errno.ts';
import { SECTOR_SIZE, U64_MAX } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { xfs_buftarg } from './xfs_buftarg.ts';

/** A range of sectors of a device of XFS. */
export interface DaddrRange {
  daddr: number;
  bblen: number;
}

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Turns bytes of a dax device into sectors of the file system on it: takes the start of the partition off and cuts
     * what lies outside. A function of its own since f4ed93037966: 6.14 by the date
     * of its push, in 6.12.107 by backport.
     * @param range receives the result
     * @returns 0, or -ENXIO if nothing of it lies on the device
     */
    xfs_dax_translate_range(
      btp: xfs_buftarg,
      offset: number,
      len: number,
      range: DaddrRange,
    ): number;
  }
}

/** Cuts to the bytes of the device. @returns undefined if nothing is left */
export function cutToDevice(
  devStart: number,
  devLen: number,
  offset: number,
  len: number,
): { offset: number; len: number } | undefined {
  const devEnd = devStart + devLen - 1;
  if (offset + len - 1 < devStart || offset > devEnd) return undefined;
  let start = 0;
  let length = len;
  if (offset > devStart) start = offset - devStart;
  else length -= devStart - offset;
  // The kernel compares with the absolute end although the start is relative by now. Kept as it is.
  if (start + length - 1 > devEnd) length = devEnd - start + 1;
  return { offset: start, len: length };
}

const withLength =
  (devLenOf: (btp: xfs_buftarg) => number) =>
  (_k: Kernel, btp: xfs_buftarg, offset: number, len: number, range: DaddrRange): number => {
    const devLen = devLenOf(btp);
    const whole = offset === 0 && len === U64_MAX;
    const cut = whole
      ? { offset: 0, len: devLen }
      : cutToDevice(btp.bt_dax_part_off, devLen, offset, len);
    if (!cut) return -ENXIO;
    range.daddr = Math.ceil(cut.offset / SECTOR_SIZE);
    range.bblen = Math.ceil(cut.len / SECTOR_SIZE);
    return 0;
  };

export const xfs_dax_translate_range = defineSymbol({
  name: 'xfs_dax_translate_range',
  file: 'fs/xfs/xfs_notify_failure.c',
  models: 'Turns bytes of a dax device into sectors of the file system.',
  args: ['btp', 'offset:x', 'len:x'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '7.2',
      source: 'fs/xfs/xfs_notify_failure.c at 6.12.107: the length of the block device',
      call: withLength((btp) => btp.bt_bdev.bd_nr_sectors * SECTOR_SIZE),
    },
    {
      since: '7.2',
      source: 'fs/xfs/xfs_notify_failure.c at 7.2: the length by the superblock',
      call: withLength((btp) => btp.bt_nr_sectors * SECTOR_SIZE),
    },
  ],
});
