import { gendisk } from '../../block/gendisk.ts';
import { PAGE_SIZE, SECTOR_SIZE } from '../../include/limits.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';
import { dax_device, type dax_operations } from '../dax/dax_device.ts';
import type { DaxDisk } from '../nvdimm/daxDisk.ts';

/** Models `struct mapped_device` with a table of one linear target: a piece of another disk, as a disk of its own. */
export class mapped_device extends KernelObject implements DaxDisk {
  readonly disk: gendisk;
  /** dm's own dax device: file systems above hold this one, not the one below. */
  readonly dax_dev: dax_device;
  readonly size: number;
  /** The dax device below, and the page of it at which the target begins. */
  readonly target: { readonly dax_dev: dax_device; readonly start: number };

  constructor(name: string, below: dax_device, range: { start: number; size: number }) {
    super(`md:${name}`);
    const start = range.start / PAGE_SIZE;
    this.size = range.size;
    this.target = Object.freeze({ dax_dev: below, start });
    this.disk = new gendisk(name, range.size / SECTOR_SIZE);
    this.dax_dev = new dax_device(name, {
      ops: Object.freeze({
        direct_access: (k, dax_dev, pgoff, nr_pages, pfn) =>
          k.dm_dax_direct_access(dax_dev, pgoff, nr_pages, pfn, this),
      } satisfies dax_operations),
      pfnAt: (pgoff) => below.pfnAt(start + pgoff),
    });
    Object.freeze(this);
  }
}
