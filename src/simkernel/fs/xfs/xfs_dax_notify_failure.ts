import type { dax_device } from '../../drivers/dax/dax_device.ts';
import { EFSCORRUPTED, EIO, ENXIO, EOPNOTSUPP } from '../../include/errno.ts';
import { SECTOR_SIZE } from '../../include/limits.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { SB_BORN } from '../super_block.ts';
import { cutToDevice } from './xfs_dax_translate_range.ts';
import { SHUTDOWN_CORRUPT_ONDISK } from './xfs_do_force_shutdown.ts';
import type { xfs_buftarg } from './xfs_buftarg.ts';
import { xfs_mount } from './xfs_mount.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * XFS is told that bytes of its dax device are lost, or that the device is about to go. Since 6.0.
     * @param offset relative to the dax device; XFS itself takes the start of its partition off
     * @returns -EIO while the mount is not finished (SB_BORN), -EOPNOTSUPP where it cannot find owners (no rmapbt),
     * -ENXIO outside of the file system, -EFSCORRUPTED after a shutdown for lost metadata, 0 otherwise
     */
    xfs_dax_notify_failure(
      dax_dev: dax_device,
      offset: number,
      len: number,
      mf_flags: number,
    ): Preemptible<number>;
  }
}

/** The mount behind a dax device, if it can be asked. -EIO while it is not born. */
function mountOf(k: Kernel, dax_dev: dax_device): xfs_mount | number {
  const mp = k.dax_holder(dax_dev);
  // No release tests for NULL here.
  if (!(mp instanceof xfs_mount)) {
    return hostOf(k).bug('nullDereference', 'the holder is not a mount');
  }
  if (mp.m_super.s_flags & SB_BORN) return mp;
  say(k, mp, 'filesystem is not ready for notify_failure()!');
  return -EIO;
}

function say(k: Kernel, mp: xfs_mount, text: string): void {
  hostOf(k).printk(`XFS (${mp.label.slice(3)}): ${text}`);
}

const isRealtime = (mp: xfs_mount, dax_dev: dax_device) => mp.m_rtdev_targp?.bt_daxdev === dax_dev;

const isOwnLog = (mp: xfs_mount, dax_dev: dax_device) =>
  mp.m_logdev_targp !== mp.m_ddev_targp && mp.m_logdev_targp?.bt_daxdev === dax_dev;

/** The data device, asked for up to 6.13; null, and a line in the log, where the mount cannot find owners. */
function dataDeviceOf(k: Kernel, mp: xfs_mount): xfs_buftarg | null {
  if (mp.rmapbt && mp.m_ddev_targp) return mp.m_ddev_targp;
  say(k, mp, 'notify_failure() needs rmapbt enabled!');
  return null;
}

/** 6.0 to 6.7, and 6.1.192: the translation is written out, and any poison of the log takes the file system down. */
function* firstForm(
  k: Kernel,
  dax_dev: dax_device,
  offset: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  const mp = mountOf(k, dax_dev);
  if (typeof mp === 'number') return mp;
  if (isRealtime(mp, dax_dev)) return -EOPNOTSUPP;
  if (isOwnLog(mp, dax_dev)) {
    k.xfs_do_force_shutdown(mp, SHUTDOWN_CORRUPT_ONDISK);
    return -EFSCORRUPTED;
  }
  const targp = dataDeviceOf(k, mp);
  if (!targp) return -EOPNOTSUPP;
  const { bt_dax_part_off, bt_bdev } = targp;
  const devLen = bt_bdev.bd_nr_sectors * SECTOR_SIZE;
  const cut = cutToDevice(bt_dax_part_off, devLen, offset, len);
  if (!cut) return -ENXIO;
  const daddr = Math.ceil(cut.offset / SECTOR_SIZE);
  const bblen = Math.ceil(cut.len / SECTOR_SIZE);
  return yield* k.xfs_dax_notify_ddev_failure(mp, daddr, bblen, mf_flags);
}

/** 6.12.107: realtime, log, rmapbt, translation, in this order. */
function* translating(
  k: Kernel,
  dax_dev: dax_device,
  offset: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  const mp = mountOf(k, dax_dev);
  if (typeof mp === 'number') return mp;
  if (isRealtime(mp, dax_dev)) return -EOPNOTSUPP;
  if (isOwnLog(mp, dax_dev)) return k.xfs_dax_notify_logdev_failure(mp, offset, len, mf_flags);
  const targp = dataDeviceOf(k, mp);
  if (!targp) return -EOPNOTSUPP;
  const range = { daddr: 0, bblen: 0 };
  const error = k.xfs_dax_translate_range(targp, offset, len, range);
  if (error !== 0) return error;
  return yield* k.xfs_dax_notify_ddev_failure(mp, range.daddr, range.bblen, mf_flags);
}

/** 6.14 and later: log first, then one routine for every other device. */
function* oneRoutine(
  k: Kernel,
  dax_dev: dax_device,
  offset: number,
  len: number,
  mf_flags: number,
): Preemptible<number> {
  const mp = mountOf(k, dax_dev);
  if (typeof mp === 'number') return mp;
  if (isOwnLog(mp, dax_dev)) return k.xfs_dax_notify_logdev_failure(mp, offset, len, mf_flags);
  const type = isRealtime(mp, dax_dev) ? 'XG_TYPE_RTG' : 'XG_TYPE_AG';
  return yield* k.xfs_dax_notify_dev_failure(mp, offset, len, mf_flags, type);
}

export const xfs_dax_notify_failure = defineSymbol({
  name: 'xfs_dax_notify_failure',
  file: 'fs/xfs/xfs_notify_failure.c',
  models: 'XFS learns that bytes of its dax device are lost.',
  args: ['dax_dev', 'offset:x', 'len:x', 'mf_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      until: '6.12',
      source: 'commits 6f643c57d57c, fd63612ae811; fs/xfs/xfs_notify_failure.c at 6.1.192',
      call: firstForm,
    },
    {
      since: '6.12',
      until: '6.14',
      source: 'commit f4ed93037966; fs/xfs/xfs_notify_failure.c at 6.12.107',
      call: translating,
    },
    {
      // 6.14 by the date of commit 799e7e6566df.
      since: '6.14',
      source: 'commit 799e7e6566df; fs/xfs/xfs_notify_failure.c at 7.2; recorded on 6.16.12',
      call: oneRoutine,
    },
  ],
});
