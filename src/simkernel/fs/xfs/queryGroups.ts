import { SECTOR_SIZE, PAGE_SIZE } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { groupsOf, lockGroup, unlockGroup, type xfs_group_type } from './groupKind.ts';
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
 * Runs one reverse mapping query a group over a range of sectors, with the AGF buffer (or the
 * realtime reverse mapping) of the group locked meanwhile.
 * The upper key is the last lost block in the last group, all ones in the others.
 * @returns 0 or the error that ended it
 */
export function* queryGroups(
  k: Kernel,
  mp: xfs_mount,
  { daddr, bblen }: DaddrRange,
  notify: xfs_failure_info,
  blockCount: BlockCount,
  type: xfs_group_type,
): Preemptible<number> {
  const groups = groupsOf(mp, type);
  const groupBlocks = groups[0]?.xg_block_count ?? 1;
  const first = Math.floor(daddr / sectorsPerBlock);
  const last = Math.floor((daddr + bblen - 1) / sectorsPerBlock);
  const lastGroup = Math.floor(last / groupBlocks);
  let low = first % groupBlocks;
  for (const group of groups.slice(Math.floor(first / groupBlocks), lastGroup + 1)) {
    let error = yield* lockGroup(k, mp, group);
    if (error !== 0) return error;
    const high = group.xg_gno === lastGroup ? last % groupBlocks : allOnes;
    notify.startblock = low;
    notify.blockcount = blockCount(group.xg_block_count, low, high);
    error = yield* k.xfs_rmap_query_range(group, low, high, (kernel, rec) =>
      kernel.xfs_dax_failure_fn(mp, rec, notify),
    );
    unlockGroup(k, group);
    if (error !== 0) return error;
    low = 0;
  }
  return 0;
}
