import { MF_MEM_PRE_REMOVE } from '../../include/mfFlags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { inode } from '../inode.ts';
import { type xfs_failure_info, xfs_failure_pgcnt, xfs_failure_pgoff } from './xfs_failure_info.ts';
import type { xfs_mount } from './xfs_mount.ts';
import { XFS_RMAP_ATTR_FORK, XFS_RMAP_BMBT_BLOCK, type xfs_rmap_irec } from './xfs_rmap_irec.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * What XFS does about one owner of lost blocks: metadata asks for a shutdown (unless the device is about to be
     * removed, since 6.8); the data of a file that is in core goes to mf_dax_kill_procs(); a file that is not in core
     * is passed over. Since 6.0.
     * @returns 0 or -errno, which ends the query
     */
    xfs_dax_failure_fn(
      mp: xfs_mount,
      rec: xfs_rmap_irec,
      notify: xfs_failure_info,
    ): Preemptible<number>;
  }
}

function isMetadata(rec: xfs_rmap_irec): boolean {
  return rec.rm_owner < 0 || (rec.rm_flags & (XFS_RMAP_ATTR_FORK | XFS_RMAP_BMBT_BLOCK)) !== 0;
}

/** Up to 6.7: every in-core owner is asked, and a file that is not DAX answers -EBUSY. */
function* firstForm(
  k: Kernel,
  mp: xfs_mount,
  rec: xfs_rmap_irec,
  notify: xfs_failure_info,
): Preemptible<number> {
  if (isMetadata(rec)) {
    notify.want_shutdown = true;
    return 0;
  }
  const file = mp.incore(rec.rm_owner);
  if (!file) return 0;
  return yield* k.mf_dax_kill_procs(
    file.i_mapping,
    xfs_failure_pgoff(rec, notify),
    xfs_failure_pgcnt(rec, notify),
    notify.mf_flags,
  );
}

const withRemoval = (report: (k: Kernel, file: inode) => void) =>
  function* (
    k: Kernel,
    mp: xfs_mount,
    rec: xfs_rmap_irec,
    notify: xfs_failure_info,
  ): Preemptible<number> {
    const removing = (notify.mf_flags & MF_MEM_PRE_REMOVE) !== 0;
    if (isMetadata(rec)) {
      if (!removing) notify.want_shutdown = true;
      return 0;
    }
    const file = mp.incore(rec.rm_owner);
    if (!file) return 0;
    const pgoff = xfs_failure_pgoff(rec, notify);
    const pgcnt = xfs_failure_pgcnt(rec, notify);
    let error = 0;
    if (file.i_mapping.dax) {
      error = yield* k.mf_dax_kill_procs(file.i_mapping, pgoff, pgcnt, notify.mf_flags);
    }
    if (removing) {
      yield* k.invalidate_inode_pages2_range(file.i_mapping, pgoff, pgoff + pgcnt - 1);
    }
    report(k, file);
    return error;
  };

export const xfs_dax_failure_fn = defineSymbol({
  name: 'xfs_dax_failure_fn',
  file: 'fs/xfs/xfs_notify_failure.c',
  models: 'Handles one owner of lost blocks.',
  args: [
    'mp',
    'startblock=1.rm_startblock',
    'blockcount=1.rm_blockcount',
    'owner=1.rm_owner',
    'offset=1.rm_offset',
  ],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      until: '6.8',
      source: 'commit 6f643c57d57c; fs/xfs/xfs_notify_failure.c at 6.1',
      call: firstForm,
    },
    {
      since: '6.8',
      until: '7.2',
      source: 'commit fa422b353d21; fs/xfs/xfs_notify_failure.c at 6.12',
      call: withRemoval(() => undefined),
    },
    {
      since: '7.2',
      source: 'fs/xfs/xfs_notify_failure.c at 7.2; recordings of 7.2.13 for the report',
      call: withRemoval((k, file) => k.fserror_report(file)),
    },
  ],
});
