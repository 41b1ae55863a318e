import type { Kernel } from '../kernel/kernel.ts';
import { KernelObject } from '../kernel/kernelObject.ts';
import type { Preemptible } from '../kernel/preemptible.ts';
import { SimError } from '../kernel/simError.ts';
import { page } from './page.ts';

export type memory_type =
  | 'MEMORY_DEVICE_PRIVATE'
  | 'MEMORY_DEVICE_COHERENT'
  | 'MEMORY_DEVICE_FS_DAX'
  | 'MEMORY_DEVICE_GENERIC'
  | 'MEMORY_DEVICE_PCI_P2PDMA';

/** Models `struct dev_pagemap_ops`. `memory_failure` since 6.0 (commit 33a8f7f2b3a3). */
export interface dev_pagemap_ops {
  readonly memory_failure?: (
    k: Kernel,
    pgmap: dev_pagemap,
    pfn: number,
    nr_pages: number,
    mf_flags: number,
  ) => Preemptible<number>;
}

export interface PagemapDescription {
  readonly name: string;
  readonly type: memory_type;
  readonly firstPfn: number;
  readonly pages: number;
  /** Pages at the start that hold the driver's own data (vmem_altmap): they have no struct page to report on. */
  readonly reserve?: number;
  readonly ops: dev_pagemap_ops | null;
  /** The driver's own data, as `pgmap->owner` or container_of would give it. */
  readonly owner: KernelObject | null;
  /** What memmap init sets `_refcount` to. */
  readonly initialRefcount: number;
}

/** Models `struct dev_pagemap`: a range of pfns that a driver gave struct pages. Pages come into being when first asked for. */
export class dev_pagemap extends KernelObject {
  readonly type: memory_type;
  readonly firstPfn: number;
  readonly pages: number;
  readonly reserve: number;
  readonly ops: dev_pagemap_ops | null;
  readonly owner: KernelObject | null;
  /** References beyond the one per page: held by whoever got the pgmap from get_dev_pagemap(). */
  ref = 0;
  readonly #initialRefcount: number;
  readonly #pages = new Map<number, page>();

  constructor(description: PagemapDescription) {
    super(`pgmap:${description.name}`);
    if (!(description.pages > 0) || !(description.firstPfn >= 0)) {
      throw new SimError('badSetup', `A pgmap needs a first pfn and a positive number of pages.`);
    }
    this.type = description.type;
    this.firstPfn = description.firstPfn;
    this.pages = description.pages;
    this.reserve = description.reserve ?? 0;
    this.ops = description.ops;
    this.owner = description.owner;
    this.#initialRefcount = description.initialRefcount;
    Object.seal(this);
  }

  covers(pfn: number): boolean {
    return Number.isInteger(pfn) && pfn >= this.firstPfn && pfn < this.firstPfn + this.pages;
  }

  /** @throws SimError pfnOutsidePgmap */
  pageAt(pfn: number): page {
    const known = this.#pages.get(pfn);
    if (known) return known;
    if (!this.covers(pfn))
      throw new SimError('pfnOutsidePgmap', `0x${pfn.toString(16)} is not in ${this.label}.`);
    const made = new page(pfn, this, this.#initialRefcount);
    this.#pages.set(pfn, made);
    return made;
  }
}
