import type { DaxDisk } from '../../drivers/nvdimm/daxDisk.ts';
import { PAGE_SIZE, SECTOR_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { blockDeviceOf, type Partition } from '../partition.ts';
import { SB_BORN } from '../super_block.ts';
import { erofs_sb_info } from './erofs_sb_info.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

export interface ErofsOptions {
  /** Mounts a partition instead of the whole disk. Both in MiB. */
  partition?: Partition;
}

/**
 * Mounts an erofs image with -o dax from a disk or a partition of it. It registers no holder and no operations.
 * @since 5.15
 * @returns the file system
 * @throws SimError badArgument for what no parameter takes; badSetup if the release has no DAX for it, or the partition does not lie on the disk
 * @source fs/erofs/super.c at 6.1, 6.12, 7.2; commit 06252e9ce05b, which 5.10 does not have, brought DAX
 */
export function mountErofs(
  machine: Machine,
  on: DaxDisk,
  options: ErofsOptions = {},
): erofs_sb_info {
  requireArguments('mountErofs', 'machine: machine, on: disk, options: record?', [
    machine,
    on,
    options,
  ]);
  if (compareReleases(machine.release, '5.15') < 0) {
    throw new SimError('badSetup', `${machine.release} has no DAX for erofs.`);
  }
  const bdev = blockDeviceOf(on, options.partition);
  const mount = machine.task('mount');
  const start_off = { value: 0 };
  const dax_dev = machine.call(mount, (k) => k.fs_dax_get_by_bdev(bdev, start_off, null, null));
  machine.k.globals.tasks.remove(mount);
  const fs = new erofs_sb_info(bdev.label.slice('bdev:'.length), {
    dax: dax_dev !== null,
    dax_dev: on.dax_dev,
    firstPage: (bdev.bd_start_sect * SECTOR_SIZE) / PAGE_SIZE,
    blocks: Math.floor((bdev.bd_nr_sectors * SECTOR_SIZE) / PAGE_SIZE),
  });
  fs.sb.s_flags |= SB_BORN;
  machine.k.globals.super_blocks.add(fs.sb);
  return fs;
}
