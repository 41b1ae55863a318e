import type { block_device } from '../../block/block_device.ts';
import type { dax_device } from '../../drivers/dax/dax_device.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';

/** Models `struct xfs_buftarg`: a device of a mount, for data or for the log. */
export class xfs_buftarg extends KernelObject {
  readonly bt_bdev: block_device;
  readonly bt_daxdev: dax_device | null;
  /** Bytes from the start of the dax device to the start of the block device. */
  readonly bt_dax_part_off: number;
  /** Sectors of the file system by its superblock. */
  readonly bt_nr_sectors: number;

  constructor(target: {
    bt_bdev: block_device;
    bt_daxdev: dax_device | null;
    bt_dax_part_off: number;
    bt_nr_sectors: number;
  }) {
    super(`btp:${target.bt_bdev.label.slice(5)}`);
    this.bt_bdev = target.bt_bdev;
    this.bt_daxdev = target.bt_daxdev;
    this.bt_dax_part_off = target.bt_dax_part_off;
    this.bt_nr_sectors = target.bt_nr_sectors;
    Object.freeze(this);
  }
}
