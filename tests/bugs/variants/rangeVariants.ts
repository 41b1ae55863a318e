import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import type { DaddrRange } from '../../../src/simkernel/fs/xfs/xfs_dax_translate_range.ts';
import type { xfs_buftarg } from '../../../src/simkernel/fs/xfs/xfs_buftarg.ts';
import type { xfs_mount } from '../../../src/simkernel/fs/xfs/xfs_mount.ts';
import type { Patch } from '../../races/race.ts';

const sectorsPerBlock = 8;
const allOnes = 0xffffffff;

interface Arithmetic {
  /** The last sector by which the last block is found. */
  readonly lastSector: (daddr: number, bblen: number) => number;
  readonly blockCount: (agf_length: number, low: number, high: number) => number;
}

/** One query a group, with the arithmetic of a release. */
const withArithmetic = ({ lastSector, blockCount }: Arithmetic): Patch => ({
  *xfs_dax_notify_ddev_failure(
    k: Kernel,
    mp: xfs_mount,
    daddr: number,
    bblen: number,
    mf_flags: number,
  ): Preemptible<number> {
    const first = Math.floor(daddr / sectorsPerBlock);
    const last = Math.floor(lastSector(daddr, bblen) / sectorsPerBlock);
    const endAgno = Math.floor(last / mp.agblocks);
    let low = first % mp.agblocks;
    for (const pag of mp.perags.slice(Math.floor(first / mp.agblocks), endAgno + 1)) {
      const high = pag.pag_agno === endAgno ? last % mp.agblocks : allOnes;
      const blockcount = blockCount(pag.agf_length, low, high);
      const notify = { startblock: low, blockcount, mf_flags, want_shutdown: false };
      const error = yield* k.xfs_rmap_query_range(pag, low, high, (kernel, rec) =>
        kernel.xfs_dax_failure_fn(mp, rec, notify),
      );
      if (error !== 0) return error;
      low = 0;
    }
    return 0;
  },
});

/** 6.0: the end is the sector behind the range, so a query reaches a block too far; the count is right. */
export const endBehindTheRange = withArithmetic({
  lastSector: (daddr, bblen) => daddr + bblen,
  blockCount: (agf_length, low, high) => Math.min(agf_length, high) - low,
});

/** 5cf32f63b0f4: the end is the last sector, and the subtraction stayed: a page counts no block at all. */
export const inclusiveEndOldCount = withArithmetic({
  lastSector: (daddr, bblen) => daddr + bblen - 1,
  blockCount: (agf_length, low, high) => Math.min(agf_length, high) - low,
});

/** 799e7e6566df: one is added to the upper key before the minimum, in 32 bits: all ones becomes 0. */
export const addsOneToAllOnes = withArithmetic({
  lastSector: (daddr, bblen) => daddr + bblen - 1,
  blockCount: (agf_length, low, high) => (Math.min(agf_length, (high + 1) >>> 0) - low) >>> 0,
});

/** Forgets that the partition does not begin where the dax device does. */
export const forgetsThePartition: Patch = {
  xfs_dax_translate_range(
    _k: Kernel,
    _btp: xfs_buftarg,
    offset: number,
    len: number,
    range: DaddrRange,
  ) {
    range.daddr = offset / 512;
    range.bblen = len / 512;
    return 0;
  },
};
