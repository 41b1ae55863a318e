import { SECTOR_SIZE, PAGE_SIZE } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import type { xfs_failure_info } from './xfs_failure_info.ts';
import type { xfs_mount } from './xfs_mount.ts';
import type { DaddrRange } from './xfs_dax_translate_range.ts';

const sectorsPerBlock = PAGE_SIZE / SECTOR_SIZE;
const allOnes = 0xffffffff;

/** How many blocks of a group are lost, from its length, the lowest block and the upper key. */
export type BlockCount = (agf_length: number, low: number, high: number) => number;

/** 6.1 and 6.12: the smaller of two inclusive ends, and one added after: all ones loses and never wraps. */
export const inclusiveEnds: BlockCount = (agf_length, low, high) =>
  Math.min(agf_length - 1, high) + 1 - low;

/** 7.2: one is added to the upper key first, in 32 bits: all ones becomes 0. */
export const keyPlusOne: BlockCount = (agf_length, low, high) =>
  (Math.min(agf_length, (high + 1) >>> 0) - low) >>> 0;

/**
 * Runs one reverse mapping query a group over a range of sectors, with the AGF buffer of the group locked meanwhile.
 * The upper key is the last lost block in the last group, all ones in the others.
 * @returns 0 or the error that ended it
 */
export function* queryGroups(
  k: Kernel,
  mp: xfs_mount,
  { daddr, bblen }: DaddrRange,
  notify: xfs_failure_info,
  blockCount: BlockCount,
): Preemptible<number> {
  const first = Math.floor(daddr / sectorsPerBlock);
  const last = Math.floor((daddr + bblen - 1) / sectorsPerBlock);
  const endAgno = Math.floor(last / mp.agblocks);
  let low = first % mp.agblocks;
  for (const pag of mp.perags.slice(Math.floor(first / mp.agblocks), endAgno + 1)) {
    let error = yield* k.xfs_alloc_read_agf(mp, pag);
    if (error !== 0) return error;
    const high = pag.pag_agno === endAgno ? last % mp.agblocks : allOnes;
    notify.startblock = low;
    notify.blockcount = blockCount(pag.agf_length, low, high);
    error = yield* k.xfs_rmap_query_range(pag, low, high, (kernel, rec) =>
      kernel.xfs_dax_failure_fn(mp, rec, notify),
    );
    k.xfs_trans_brelse(pag);
    if (error !== 0) return error;
    low = 0;
  }
  return 0;
}
