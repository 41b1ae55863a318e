import { EFSCORRUPTED, EIO } from '../../../src/simkernel/include/errno.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import { SHUTDOWN_CORRUPT_ONDISK } from '../../../src/simkernel/fs/xfs/xfs_do_force_shutdown.ts';
import {
  type xfs_failure_info,
  xfs_failure_pgcnt,
  xfs_failure_pgoff,
} from '../../../src/simkernel/fs/xfs/xfs_failure_info.ts';
import type { xfs_mount } from '../../../src/simkernel/fs/xfs/xfs_mount.ts';
import type { xfs_group } from '../../../src/simkernel/fs/xfs/xfs_group.ts';
import {
  XFS_RMAP_ATTR_FORK,
  type xfs_rmap_irec,
} from '../../../src/simkernel/fs/xfs/xfs_rmap_irec.ts';
import type { xfs_rmap_query_range_fn } from '../../../src/simkernel/fs/xfs/xfs_rmap_query_range.ts';
import type { Patch } from '../../races/race.ts';

/** 6f643c57d57c: looks for SB_BORN in flags of the superblock on disk, which never have it. Mended by fd63612ae811. */
export const bornOnDisk: Patch = { xfs_dax_notify_failure: () => -EIO };

/** Passes over every owner: lost metadata goes unseen. */
export const seesNoMetadata: Patch = { xfs_dax_failure_fn: () => 0 };

/** 6f643c57d57c: lost metadata shuts the file system down at once and ends the query. */
export const metadataEndsTheQuery: Patch = {
  *xfs_dax_failure_fn(
    k: Kernel,
    mp: xfs_mount,
    rec: xfs_rmap_irec,
    notify: xfs_failure_info,
  ): Preemptible<number> {
    if (rec.rm_owner < 0 || rec.rm_flags & XFS_RMAP_ATTR_FORK) {
      k.xfs_do_force_shutdown(mp, SHUTDOWN_CORRUPT_ONDISK);
      return -EFSCORRUPTED;
    }
    const file = mp.incore(rec.rm_owner);
    if (!file) return 0;
    const count = xfs_failure_pgcnt(rec, notify);
    const index = xfs_failure_pgoff(rec, notify);
    return yield* k.mf_dax_kill_procs(file.i_mapping, index, count, notify.mf_flags);
  },
};

/** Takes a file that is not in core for a lost one. */
export const missesTheInode: Patch = {
  xfs_dax_failure_fn(_k: Kernel, mp: xfs_mount, rec: xfs_rmap_irec, notify: xfs_failure_info) {
    if (!mp.incore(rec.rm_owner)) notify.want_shutdown = true;
    return 0;
  },
};

/** Asks the first owner of the blocks only. */
export const asksOneOwner: Patch = {
  *xfs_rmap_query_range(
    k: Kernel,
    group: xfs_group,
    low: number,
    high: number,
    fn: xfs_rmap_query_range_fn,
  ): Preemptible<number> {
    const [first] = group.overlapping(low, high);
    return first ? yield* fn(k, first) : 0;
  },
};

/** Begins in every group at the block at which the range begins in the first one. */
export const keepsTheLowKey = (lowOfFirst: number): Patch => ({
  *xfs_rmap_query_range(
    k: Kernel,
    group: xfs_group,
    _low: number,
    high: number,
    fn: xfs_rmap_query_range_fn,
  ): Preemptible<number> {
    for (const record of group.overlapping(lowOfFirst, high)) {
      const error = yield* fn(k, record);
      if (error !== 0) return error;
    }
    return 0;
  },
});
