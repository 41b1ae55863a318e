import { KernelObject } from '../kernel/kernelObject.ts';

/** Models `struct gendisk`: a disk, of which a block_device is the whole or a partition. */
export class gendisk extends KernelObject {
  readonly disk_name: string;
  /** Length in sectors of 512 bytes. */
  readonly nr_sectors: number;

  constructor(disk_name: string, nr_sectors: number) {
    super(`disk:${disk_name}`);
    this.disk_name = disk_name;
    this.nr_sectors = nr_sectors;
    Object.freeze(this);
  }
}
