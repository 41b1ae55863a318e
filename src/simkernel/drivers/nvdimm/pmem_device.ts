import { gendisk } from '../../block/gendisk.ts';
import { PAGE_SIZE, SECTOR_SIZE } from '../../include/limits.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';
import { dax_device } from '../dax/dax_device.ts';

/** Models `struct pmem_device`: a persistent memory range as a disk and a dax device. */
export class pmem_device extends KernelObject {
  /** Physical address of the namespace, bytes. */
  readonly phys_addr: number;
  /** Bytes at the start that the driver keeps for itself; device offset 0 lies behind them. */
  readonly data_offset: number;
  /** Bytes that the disk offers. */
  readonly size: number;
  readonly disk: gendisk;
  readonly dax_dev: dax_device;

  constructor(name: string, range: { phys_addr: number; data_offset: number; size: number }) {
    super(`pmem:${name}`);
    this.phys_addr = range.phys_addr;
    this.data_offset = range.data_offset;
    this.size = range.size;
    this.disk = new gendisk(name, range.size / SECTOR_SIZE);
    this.dax_dev = new dax_device(name, {
      pfnAt: (pgoff) => (range.phys_addr + range.data_offset) / PAGE_SIZE + pgoff,
    });
    Object.freeze(this);
  }

  /** The pfn behind a byte offset of the device. */
  pfnAt(offset: number): number {
    return (this.phys_addr + this.data_offset + offset) / PAGE_SIZE;
  }
}
