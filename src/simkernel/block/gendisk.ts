import type { Kernel } from '../kernel/kernel.ts';
import { KernelObject } from '../kernel/kernelObject.ts';

/** Who has a block device open and wants to hear that it is gone: `blk_holder_ops->mark_dead`. */
export interface BdevHolder {
  mark_dead(k: Kernel): void;
}

/** Models `struct gendisk`: a disk, of which a block_device is the whole or a partition. */
export class gendisk extends KernelObject {
  readonly disk_name: string;
  /** Length in sectors of 512 bytes. */
  readonly nr_sectors: number;
  /** GD_DEAD: del_gendisk() has run, and I/O to the disk fails. */
  dead = false;
  readonly #holders: BdevHolder[] = [];

  constructor(disk_name: string, nr_sectors: number) {
    super(`disk:${disk_name}`);
    this.disk_name = disk_name;
    this.nr_sectors = nr_sectors;
    Object.seal(this);
  }

  /** The holders of the disk and of its partitions, oldest first. */
  get holders(): readonly BdevHolder[] {
    return [...this.#holders];
  }

  addHolder(holder: BdevHolder): void {
    this.#holders.push(holder);
  }
}
