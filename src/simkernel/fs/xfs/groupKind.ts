import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { xfs_perag } from './xfs_perag.ts';
import { xfs_rtgroup } from './xfs_rtgroup.ts';
import type { xfs_group } from './xfs_group.ts';
import type { xfs_mount } from './xfs_mount.ts';

/** `enum xfs_group_type`: allocation groups of the data device, or groups of the realtime device. */
export type xfs_group_type = 'XG_TYPE_AG' | 'XG_TYPE_RTG';

/** The groups of one device of a mount. */
export function groupsOf(mp: xfs_mount, type: xfs_group_type): readonly xfs_group[] {
  return type === 'XG_TYPE_AG' ? mp.perags : mp.rtgroups;
}

/** Locks what a query of the group needs. @returns 0, or -EIO where the header of the group cannot be read */
export function* lockGroup(k: Kernel, mp: xfs_mount, group: xfs_group): Preemptible<number> {
  if (group instanceof xfs_perag) return yield* k.xfs_alloc_read_agf(mp, group);
  if (group instanceof xfs_rtgroup) yield* k.xfs_rtgroup_lock(group);
  return 0;
}

export function unlockGroup(k: Kernel, group: xfs_group): void {
  if (group instanceof xfs_perag) k.xfs_trans_brelse(group);
  if (group instanceof xfs_rtgroup) k.xfs_rtgroup_unlock(group);
}
