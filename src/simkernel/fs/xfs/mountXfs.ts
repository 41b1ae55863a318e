import type { block_device } from '../../block/block_device.ts';
import type { dax_holder_operations } from '../../drivers/dax/dax_device.ts';
import type { DaxDisk } from '../../drivers/nvdimm/daxDisk.ts';
import { PAGE_SIZE, SECTOR_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { blockDeviceOf, type Partition } from '../partition.ts';
import { SB_BORN } from '../super_block.ts';
import { layOutGroups } from './xfsGeometry.ts';
import { xfs_buftarg } from './xfs_buftarg.ts';
import { xfs_mount } from './xfs_mount.ts';
import { XFS_RMAP_OWN_FS, xfs_rmap_irec } from './xfs_rmap_irec.ts';
import { xfs_rtgroup } from './xfs_rtgroup.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

/** How an XFS is made and mounted. */
export interface XfsOptions {
  /** Whether mkfs gave it a reverse mapping (-m rmapbt=1). True if left out. */
  rmapbt?: boolean;
  /** False leaves the mount unfinished: it holds the device, but SB_BORN is not set. */
  born?: boolean;
  /** Allocation groups; 4 if left out. */
  agcount?: number;
  /**
   * Whether files can share blocks (-m reflink=1). False if left out. With DAX 5.10 refuses such a mount, and later
   * releases refuse it on a partition: see daxReflinkRefused().
   */
  reflink?: boolean;
  /** Mounts a partition instead of the whole disk. Both in MiB. */
  partition?: Partition;
  /** Stripe unit in blocks (-d su=). None if left out. */
  sunit?: number;
  /** Keeps the log on a device of its own (-l logdev=, -o logdev=) instead of in the file system. */
  log?: { on: DaxDisk; partition?: Partition };
  /**
   * Gives it a realtime device (-r rtdev=, -o rtdev=), where files made with `realtime` have their data. Up to 6.13 it
   * goes with rmapbt: false only.
   */
  realtime?: { on: DaxDisk; partition?: Partition; rgcount?: number };
}

/** Since 6.0 (commit 6f643c57d57c). Source: fs/xfs/xfs_notify_failure.c at 6.1. */
const xfs_dax_holder_operations: dax_holder_operations = Object.freeze({
  notify_failure: (k, dax_dev, offset, len, mf_flags) =>
    k.xfs_dax_notify_failure(dax_dev, offset, len, mf_flags),
} satisfies dax_holder_operations);

/**
 * Whether a mount with -o dax of a file system with reflink is refused with -EINVAL: before 6.0 always, later on a
 * partition. Source: recording of 5.10.223; fs/xfs/xfs_super.c at 6.1, 6.12, 7.2.
 */
export function daxReflinkRefused(release: string, onPartition: boolean): boolean {
  return onPartition || compareReleases(release, '6.0') < 0;
}

/**
 * Makes and mounts an XFS with -o dax on a disk or on a partition of it. The mount becomes the holder of the dax
 * device from 6.0 on; where it cannot, its files are not DAX files.
 * @since 5.10; with reflink since 6.0
 * @returns the mount; `create` makes files
 * @throws SimError badArgument for what no parameter takes; badSetup if the partition does not lie on the disk, or the release refuses reflink with DAX, or
 * rmapbt with a realtime device
 * @throws SimError notModelled before 5.10, and for a realtime device with reflink
 * @source fs/xfs/xfs_super.c at 6.1, 6.12, 7.2; recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13; commit
 * 6f643c57d57c for the holder
 */
export function mountXfs(machine: Machine, on: DaxDisk, options: XfsOptions = {}): xfs_mount {
  requireArguments('mountXfs', 'machine: machine, on: disk, options: record?', [
    machine,
    on,
    options,
  ]);
  const {
    rmapbt = true,
    born = true,
    agcount = 4,
    reflink = false,
    partition,
    log,
    realtime,
  } = options;
  if (reflink && daxReflinkRefused(machine.release, partition !== undefined)) {
    throw new SimError('badSetup', `${machine.release} refuses to mount this: -EINVAL.`);
  }
  if (realtime && reflink) {
    throw new SimError('notModelled', 'A realtime device with -m reflink=1 is not modelled.');
  }
  if (realtime && rmapbt && compareReleases(machine.release, '6.14') < 0) {
    throw new SimError('badSetup', `${machine.release} refuses rmapbt with a realtime device.`);
  }
  const bdev = blockDeviceOf(on, partition);
  const start = bdev.bd_start_sect * SECTOR_SIZE;
  const blocks = Math.floor((bdev.bd_nr_sectors * SECTOR_SIZE) / PAGE_SIZE);
  const mp = new xfs_mount(bdev.label.slice('bdev:'.length), {
    ...layOutGroups(agcount, blocks, log === undefined, options.sunit),
    rmapbt,
    reflink,
    dax_dev: on.dax_dev,
    firstPage: start / PAGE_SIZE,
    ...(realtime ? { realtime: realtimeOf(realtime) } : {}),
  });
  mp.m_ddev_targp = openDevice(machine, mp, bdev);
  mp.m_logdev_targp = log
    ? openDevice(machine, mp, blockDeviceOf(log.on, log.partition))
    : mp.m_ddev_targp;
  if (realtime) {
    mp.m_rtdev_targp = openDevice(machine, mp, blockDeviceOf(realtime.on, realtime.partition));
  }
  // Every device is opened with the mount as its holder, so that it hears when one of them goes.
  for (const disk of new Set([on.disk, log?.on.disk, realtime?.on.disk])) disk?.addHolder(mp);
  machine.k.globals.super_blocks.add(mp.m_super);
  if (born) mp.m_super.s_flags |= SB_BORN;
  return mp;
}

/** The groups of a realtime device. The first block of group 0 is its superblock. */
function realtimeOf({ on, partition, rgcount = 1 }: NonNullable<XfsOptions['realtime']>) {
  const { bd_start_sect, bd_nr_sectors } = blockDeviceOf(on, partition);
  const blocks = Math.floor((bd_nr_sectors * SECTOR_SIZE) / PAGE_SIZE);
  const length = Math.ceil(blocks / rgcount);
  const rtgroups = Array.from(
    { length: rgcount },
    (_, rgno) => new xfs_rtgroup(rgno, Math.min(length, blocks - rgno * length)),
  );
  rtgroups[0]?.insert(new xfs_rmap_irec({ startblock: 0, blockcount: 1, owner: XFS_RMAP_OWN_FS }));
  rtgroups[0]?.skipTo(1);
  return { rtgroups, dax_dev: on.dax_dev, firstPage: (bd_start_sect * SECTOR_SIZE) / PAGE_SIZE };
}

/** xfs_alloc_buftarg(): looks the dax device up and, from 6.0 on, becomes its holder if it has none. */
function openDevice(machine: Machine, mp: xfs_mount, bdev: block_device): xfs_buftarg {
  const start_off = { value: 0 };
  const mount = machine.task('mount');
  const bt_daxdev = machine.call(mount, (k) =>
    compareReleases(machine.release, '6.0') >= 0
      ? k.fs_dax_get_by_bdev(bdev, start_off, mp, xfs_dax_holder_operations)
      : k.fs_dax_get_by_bdev(bdev),
  );
  machine.k.globals.tasks.remove(mount);
  const blocks = Math.floor((bdev.bd_nr_sectors * SECTOR_SIZE) / PAGE_SIZE);
  return new xfs_buftarg({
    bt_bdev: bdev,
    bt_daxdev,
    bt_dax_part_off: start_off.value,
    bt_nr_sectors: (blocks * PAGE_SIZE) / SECTOR_SIZE,
  });
}
