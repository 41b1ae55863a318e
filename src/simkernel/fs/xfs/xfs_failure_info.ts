import type { xfs_rmap_irec } from './xfs_rmap_irec.ts';

/** Models `struct xfs_failure_info`: the lost blocks of one group, and what the records found so far ask for. */
export interface xfs_failure_info {
  startblock: number;
  blockcount: number;
  readonly mf_flags: number;
  want_shutdown: boolean;
}

/** First page of the file that the record and the lost blocks have in common. */
export function xfs_failure_pgoff(rec: xfs_rmap_irec, notify: xfs_failure_info): number {
  return rec.rm_offset + Math.max(0, notify.startblock - rec.rm_startblock);
}

/**
 * Number of pages that they have in common, in 32-bit arithmetic as xfs_agblock_t has it: an end below the start wraps.
 */
export function xfs_failure_pgcnt(rec: xfs_rmap_irec, notify: xfs_failure_info): number {
  const start = Math.max(rec.rm_startblock, notify.startblock);
  const endOfRecord = (rec.rm_startblock + rec.rm_blockcount) >>> 0;
  const endOfNotify = (notify.startblock + notify.blockcount) >>> 0;
  return (Math.min(endOfRecord, endOfNotify) - start) >>> 0;
}
