import { EFSCORRUPTED, EOPNOTSUPP } from '../../include/errno.ts';
import { MF_MEM_PRE_REMOVE } from '../../include/mfFlags.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { failLostBlocks, failOrRemove } from './failGroups.ts';
import { inclusiveEnds, keyPlusOne } from './queryGroups.ts';
import type { DaddrRange } from './xfs_dax_translate_range.ts';
import { SHUTDOWN_CORRUPT_ONDISK } from './xfs_do_force_shutdown.ts';
import type { xfs_group_type } from './groupKind.ts';
import type { xfs_mount } from './xfs_mount.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Lost sectors of the data device: one reverse mapping query a group, then a shutdown if metadata was among them.
     * 6.0 to 6.13 by inference (commit 799e7e6566df follows it).
     * @returns 0, -EFSCORRUPTED after a shutdown for lost metadata, or the error that ended a query
     */
    xfs_dax_notify_ddev_failure(
      mp: xfs_mount,
      daddr: number,
      bblen: number,
      mf_flags: number,
    ): Preemptible<number>;
    /** Lost bytes of a log device of its own. @returns 0, -ENXIO or -EFSCORRUPTED after a shutdown */
    xfs_dax_notify_logdev_failure(
      mp: xfs_mount,
      offset: number,
      len: number,
      mf_flags: number,
    ): number;
    /**
     * Lost bytes of the data or the realtime device, since 6.14 by the date of its commit. In 7.2 it translates them, tells the health
     * monitor, and only then looks for rmapbt; before, rmapbt came first.
     * @returns 0, -ENXIO, -EOPNOTSUPP without rmapbt, -EFSCORRUPTED after a shutdown, or the error of a query
     */
    xfs_dax_notify_dev_failure(
      mp: xfs_mount,
      offset: number,
      len: number,
      mf_flags: number,
      type: xfs_group_type,
    ): Preemptible<number>;
    /** Tells the health monitor of a file system about lost sectors. In 7.2. Nobody listens here. */
    xfs_healthmon_report_media(mp: xfs_mount, daddr: number, bblen: number): void;
  }
}

const file = 'fs/xfs/xfs_notify_failure.c';

const targetOf = (mp: xfs_mount, type: xfs_group_type) =>
  type === 'XG_TYPE_AG' ? mp.m_ddev_targp : mp.m_rtdev_targp;

function hasRmapbt(k: Kernel, mp: xfs_mount): boolean {
  if (!mp.rmapbt) {
    hostOf(k).printk(`XFS (${mp.label.slice(3)}): notify_failure() needs rmapbt enabled!`);
  }
  return mp.rmapbt;
}

export const xfs_dax_notify_ddev_failure = defineSymbol({
  name: 'xfs_dax_notify_ddev_failure',
  file,
  models: 'Finds the owners of lost sectors of the data device.',
  args: ['mp', 'daddr:x', 'bblen:x', 'mf_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      until: '6.8',
      source: 'fs/xfs/xfs_notify_failure.c at 6.1.192, with 5cf32f63b0f4 and 3c90c01e4934',
      call: (k, mp, daddr, bblen, mf_flags) =>
        failLostBlocks(k, mp, { daddr, bblen }, mf_flags, inclusiveEnds),
    },
    {
      since: '6.8',
      until: '6.14',
      source: 'commit fa422b353d21; fs/xfs/xfs_notify_failure.c at 6.12',
      call: (k, mp, daddr, bblen, mf_flags) =>
        failOrRemove(k, mp, { daddr, bblen }, mf_flags, inclusiveEnds),
    },
  ],
});

/** Lost bytes of the log take the file system down, unless the device is about to go. */
function loseLog(
  k: Kernel,
  mp: xfs_mount,
  offset: number,
  len: number,
  mf_flags: number,
  report: (range: DaddrRange) => void,
): number {
  if (!mp.m_logdev_targp) return 0;
  const range = { daddr: 0, bblen: 0 };
  const error = k.xfs_dax_translate_range(mp.m_logdev_targp, offset, len, range);
  if (error !== 0) return error;
  report(range);
  if (mf_flags & MF_MEM_PRE_REMOVE) return 0;
  k.xfs_do_force_shutdown(mp, SHUTDOWN_CORRUPT_ONDISK);
  return -EFSCORRUPTED;
}

export const xfs_dax_notify_logdev_failure = defineSymbol({
  name: 'xfs_dax_notify_logdev_failure',
  file,
  models: 'Handles lost bytes of a log device of its own.',
  args: ['mp', 'offset:x', 'len:x', 'mf_flags:x'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '7.2',
      source: 'commit f4ed93037966; fs/xfs/xfs_notify_failure.c at 6.12.107',
      call: (k, mp, offset, len, mf_flags) =>
        loseLog(k, mp, offset, len, mf_flags, () => undefined),
    },
    {
      since: '7.2',
      source: 'fs/xfs/xfs_notify_failure.c at 7.2; recording of an external log at 7.2.13',
      call: (k, mp, offset, len, mf_flags) =>
        loseLog(k, mp, offset, len, mf_flags, ({ daddr, bblen }) => {
          k.xfs_healthmon_report_media(mp, daddr, bblen);
        }),
    },
  ],
});

export const xfs_dax_notify_dev_failure = defineSymbol({
  name: 'xfs_dax_notify_dev_failure',
  file,
  models: 'Finds the owners of lost bytes of the data or the realtime device.',
  args: ['mp', 'offset:x', 'len:x', 'mf_flags:x', 'type'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.14',
      until: '7.2',
      source: 'commit 799e7e6566df: rmapbt is tested first; seen on 6.16.12',
      *call(k, mp, offset, len, mf_flags, type) {
        const target = targetOf(mp, type);
        if (!target || !hasRmapbt(k, mp)) return -EOPNOTSUPP;
        const range = { daddr: 0, bblen: 0 };
        const error = k.xfs_dax_translate_range(target, offset, len, range);
        if (error !== 0) return error;
        return yield* failOrRemove(k, mp, range, mf_flags, keyPlusOne, type);
      },
    },
    {
      since: '7.2',
      source: 'fs/xfs/xfs_notify_failure.c at 7.2; recordings of 7.2.13',
      *call(k, mp, offset, len, mf_flags, type) {
        const target = targetOf(mp, type);
        if (!target) return -EOPNOTSUPP;
        const range = { daddr: 0, bblen: 0 };
        const error = k.xfs_dax_translate_range(target, offset, len, range);
        if (error !== 0) return error;
        k.xfs_healthmon_report_media(mp, range.daddr, range.bblen);
        if (!hasRmapbt(k, mp)) return -EOPNOTSUPP;
        return yield* failOrRemove(k, mp, range, mf_flags, keyPlusOne, type);
      },
    },
  ],
});

export const xfs_healthmon_report_media = defineSymbol({
  name: 'xfs_healthmon_report_media',
  file: 'fs/xfs/xfs_healthmon.c',
  models: 'Reports lost sectors to the health monitor of a file system, if there is one.',
  args: ['mp', 'daddr:x', 'bblen:x'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '7.2', source: 'recordings of 7.2.13', call: () => undefined }],
});
