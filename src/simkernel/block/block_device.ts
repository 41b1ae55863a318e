import { KernelObject } from '../kernel/kernelObject.ts';
import type { gendisk } from './gendisk.ts';

/** Models `struct block_device`: a whole disk or one of its partitions. Lengths in sectors of 512 bytes. */
export class block_device extends KernelObject {
  readonly bd_disk: gendisk;
  readonly bd_start_sect: number;
  readonly bd_nr_sectors: number;

  constructor(name: string, bd_disk: gendisk, bd_start_sect: number, bd_nr_sectors: number) {
    super(`bdev:${name}`);
    this.bd_disk = bd_disk;
    this.bd_start_sect = bd_start_sect;
    this.bd_nr_sectors = bd_nr_sectors;
    Object.freeze(this);
  }
}
