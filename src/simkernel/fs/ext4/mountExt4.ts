import type { DaxDisk } from '../../drivers/nvdimm/daxDisk.ts';
import { PAGE_SIZE, SECTOR_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { blockDeviceOf, type Partition } from '../partition.ts';
import { SB_BORN } from '../super_block.ts';
import { ext4_sb_info } from './ext4_sb_info.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

/** How an ext4 is made and mounted. */
export interface Ext4Options {
  /** Mounts a partition instead of the whole disk. Both in MiB. */
  partition?: Partition;
}

/**
 * Makes and mounts an ext4 with -o dax on a disk or on a partition of it. It registers no holder and no operations, on
 * any release.
 * @since 5.10
 * @returns the file system; `create` makes files
 * @throws SimError badArgument for what no parameter takes; badSetup if the partition does not lie on the disk
 * @throws SimError notModelled before 5.10
 * @source fs/ext4/super.c at 6.1, 6.12, 7.2; the recordings show -EOPNOTSUPP from the holder call
 */
export function mountExt4(machine: Machine, on: DaxDisk, options: Ext4Options = {}): ext4_sb_info {
  requireArguments('mountExt4', 'machine: machine, on: disk', [machine, on]);
  const bdev = blockDeviceOf(on, options.partition);
  const mount = machine.task('mount');
  const start_off = { value: 0 };
  const dax_dev = machine.call(mount, (k) => k.fs_dax_get_by_bdev(bdev, start_off, null, null));
  machine.k.globals.tasks.remove(mount);
  const fs = new ext4_sb_info(bdev.label.slice('bdev:'.length), {
    dax: dax_dev !== null,
    dax_dev: on.dax_dev,
    firstPage: (bdev.bd_start_sect * SECTOR_SIZE) / PAGE_SIZE,
    blocks: Math.floor((bdev.bd_nr_sectors * SECTOR_SIZE) / PAGE_SIZE),
  });
  on.disk.addHolder(fs);
  fs.s_sb.s_flags |= SB_BORN;
  machine.k.globals.super_blocks.add(fs.s_sb);
  return fs;
}
