import { EFSCORRUPTED } from '../../include/errno.ts';
import { MF_MEM_PRE_REMOVE } from '../../include/mfFlags.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import type { xfs_group_type } from './groupKind.ts';
import { type BlockCount, queryGroups } from './queryGroups.ts';
import type { xfs_failure_info } from './xfs_failure_info.ts';
import { SHUTDOWN_CORRUPT_ONDISK, SHUTDOWN_FORCE_UMOUNT } from './xfs_do_force_shutdown.ts';
import type { DaddrRange } from './xfs_dax_translate_range.ts';
import type { xfs_mount } from './xfs_mount.ts';

const infoFor = (mf_flags: number): xfs_failure_info => ({
  startblock: 0,
  blockcount: 0,
  mf_flags,
  want_shutdown: false,
});

/** Blocks are lost: an error or lost metadata takes the file system down as corrupt. */
export function* failLostBlocks(
  k: Kernel,
  mp: xfs_mount,
  range: DaddrRange,
  mf_flags: number,
  blockCount: BlockCount,
  type: xfs_group_type = 'XG_TYPE_AG',
): Preemptible<number> {
  const notify = infoFor(mf_flags);
  const error = yield* queryGroups(k, mp, range, notify, blockCount, type);
  if (error === 0 && !notify.want_shutdown) return 0;
  k.xfs_do_force_shutdown(mp, SHUTDOWN_CORRUPT_ONDISK);
  return error === 0 ? -EFSCORRUPTED : error;
}

/** Since 6.8: the same, unless the device is about to go; then freeze, query, shut down, thaw, thaw. */
export function* failOrRemove(
  k: Kernel,
  mp: xfs_mount,
  range: DaddrRange,
  mf_flags: number,
  blockCount: BlockCount,
  type: xfs_group_type = 'XG_TYPE_AG',
): Preemptible<number> {
  if ((mf_flags & MF_MEM_PRE_REMOVE) === 0) {
    return yield* failLostBlocks(k, mp, range, mf_flags, blockCount, type);
  }
  const say = (text: string) => hostOf(k).printk(`XFS (${mp.label.slice(3)}): ${text}`);
  say('Device is about to be removed!');
  const frozen = k.freeze_super(mp.m_super, 'FREEZE_HOLDER_KERNEL');
  if (frozen !== 0) say(`already frozen by kernel, err=${frozen}`);
  const error = yield* queryGroups(k, mp, range, infoFor(mf_flags), blockCount, type);
  k.xfs_do_force_shutdown(mp, SHUTDOWN_FORCE_UMOUNT);
  if (frozen === 0) {
    const thawed = k.thaw_super(mp.m_super, 'FREEZE_HOLDER_KERNEL');
    if (thawed !== 0) say(`still frozen after notify failure, err=${thawed}`);
  }
  // A freeze from user space would keep an unmount waiting for ever.
  k.thaw_super(mp.m_super, 'FREEZE_HOLDER_USERSPACE');
  return error;
}
