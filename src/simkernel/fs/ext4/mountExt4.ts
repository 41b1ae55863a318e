import { block_device } from '../../block/block_device.ts';
import type { DaxDisk } from '../../drivers/nvdimm/daxDisk.ts';
import { PAGE_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { SB_BORN } from '../super_block.ts';
import { ext4_sb_info } from './ext4_sb_info.ts';

/**
 * Makes and mounts an ext4 with -o dax. It registers no holder and no operations, on any release.
 * Source: fs/ext4/super.c at 6.1, 6.12, 7.2; the recordings show -EOPNOTSUPP from the holder call.
 */
export function mountExt4(machine: Machine, on: DaxDisk): ext4_sb_info {
  const { disk_name } = on.disk;
  const bdev = new block_device(disk_name, on.disk, 0, on.disk.nr_sectors);
  const mount = machine.task('mount');
  const dax_dev = machine.call(mount, (k) => k.fs_dax_get_by_bdev(bdev, { value: 0 }, null, null));
  machine.k.globals.tasks.remove(mount);
  const fs = new ext4_sb_info(disk_name, {
    dax: dax_dev !== null,
    dax_dev: on.dax_dev,
    firstPage: 0,
    blocks: Math.floor(on.size / PAGE_SIZE),
  });
  fs.s_sb.s_flags |= SB_BORN;
  return fs;
}
