import { inode } from '../../fs/inode.ts';
import { PAGE_SIZE } from '../../include/limits.ts';
import { KernelObject } from '../../kernel/kernelObject.ts';
import type { dev_pagemap } from '../../mm/dev_pagemap.ts';
import { dax_device } from './dax_device.ts';

/** Models `struct dev_dax`: a range of memory that is offered as one character device, without a file system. */
export class dev_dax extends KernelObject {
  readonly dax_dev: dax_device;
  /** Bytes that every mapping and every page table entry has to be aligned to: 4 KiB or 2 MiB. */
  readonly align: number;
  readonly size: number;
  /** The inode of the character device: its mapping is that of every page of the range. */
  readonly inode: inode;
  readonly #pgmap: () => dev_pagemap;

  constructor(
    name: string,
    range: { firstPfn: number; pages: number; align: number },
    pgmap: () => dev_pagemap,
  ) {
    super(`dev_dax:${name}`);
    this.align = range.align;
    this.size = range.pages * PAGE_SIZE;
    this.dax_dev = new dax_device(name);
    this.inode = new inode({
      name: `/dev/${name}`,
      ino: range.firstPfn,
      pages: range.pages,
      dax: true,
      pfnOf: (index) => range.firstPfn + index,
    });
    this.#pgmap = pgmap;
    this.inode.i_mapping.charDevice = this;
    Object.freeze(this);
  }

  get pgmap(): dev_pagemap {
    return this.#pgmap();
  }
}
