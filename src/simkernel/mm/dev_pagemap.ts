import type { Kernel } from '../kernel/kernel.ts';
import { completion } from '../kernel/completion.ts';
import { KernelObject } from '../kernel/kernelObject.ts';
import type { Preemptible } from '../kernel/preemptible.ts';
import { SimError } from '../kernel/simError.ts';
import { percpu_ref } from '../lib/percpu_ref.ts';
import type { vm_fault } from './memory/vm_fault.ts';
import { type folio, page } from './page.ts';

/** PUBLIC up to 5.2, COHERENT since 6.0 (commit f25cbb7a95a2). */
export type memory_type =
  | 'MEMORY_DEVICE_PRIVATE'
  | 'MEMORY_DEVICE_PUBLIC'
  | 'MEMORY_DEVICE_COHERENT'
  | 'MEMORY_DEVICE_FS_DAX'
  | 'MEMORY_DEVICE_GENERIC'
  | 'MEMORY_DEVICE_PCI_P2PDMA';

/** Models `struct dev_pagemap_ops`; up to 5.2 the same functions are fields of the pgmap itself. */
export interface dev_pagemap_ops {
  /** A page became free. Up to 6.18. */
  readonly page_free?: (k: Kernel, page: page) => void;
  /** A folio became free: the name since 6.19 (commit 3a5a06554566). */
  readonly folio_free?: (k: Kernel, folio: folio) => void;
  /** Kills `pgmap->ref` where it belongs to the driver. Up to 5.16 (removed by commit b80892ca022e). */
  readonly kill?: (k: Kernel, pgmap: dev_pagemap) => void;
  /** Waits until such a reference count has drained. Up to 5.16. */
  readonly cleanup?: (k: Kernel, pgmap: dev_pagemap) => Preemptible<void>;
  /** A CPU touched a page of device-private memory: bring it back. @returns bits of vm_fault_t */
  readonly migrate_to_ram?: (k: Kernel, vmf: vm_fault) => Preemptible<number>;
  /** A page is poisoned. Since 6.0 (commit 33a8f7f2b3a3). */
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
  /** Pages at the start that are set aside, for the memmap or the driver's own data (vmem_altmap): they get no pgmap. */
  readonly reserve?: number;
  readonly ops: dev_pagemap_ops | null;
  /** The driver's own data, as `pgmap->owner` or container_of would give it. */
  readonly owner: KernelObject | null;
  /** What memmap init sets `_refcount` to. */
  readonly initialRefcount: number;
  /** Order of the folios that the range is made of from the start: 9 for a device-dax of 2 MiB since 5.17. */
  readonly vmemmap_shift?: number;
  /** A reference count of the driver's own, up to 5.16; left out, the pgmap has one of its own. */
  readonly ref?: percpu_ref;
}

/** Models `struct dev_pagemap`: a range of pfns that a driver gave struct pages. Pages come into being when first asked for. */
export class dev_pagemap extends KernelObject {
  readonly type: memory_type;
  readonly firstPfn: number;
  readonly pages: number;
  readonly reserve: number;
  readonly ops: dev_pagemap_ops | null;
  readonly owner: KernelObject | null;
  readonly vmemmap_shift: number;
  /** Holds the pgmap: get_dev_pagemap() takes one, and, depending on release and type, every page or every page in use. */
  readonly ref: percpu_ref;
  /** Completed when `ref` has drained. */
  readonly done: completion;
  /** The struct pages are gone: memunmap_pages() went through. Touching one of them is an oops. */
  memmapGone = false;
  #initialRefcount: number;
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
    this.vmemmap_shift = description.vmemmap_shift ?? 0;
    this.done = new completion(description.name);
    this.ref =
      description.ref ??
      new percpu_ref(description.name, (k) => k.dev_pagemap_percpu_release(this));
    this.#initialRefcount = description.initialRefcount;
    Object.seal(this);
  }

  covers(pfn: number): boolean {
    return Number.isInteger(pfn) && pfn >= this.firstPfn && pfn < this.firstPfn + this.pages;
  }

  /** Folios behind what the driver keeps for itself: those that memremap_pages() counts. */
  get pfn_len(): number {
    return (this.pages - this.reserve) >> this.vmemmap_shift;
  }

  /** The struct pages that anybody has asked for so far, in the order in which they were. */
  get knownPages(): readonly page[] {
    return [...this.#pages.values()];
  }

  /** @throws SimError pfnOutsidePgmap */
  pageAt(pfn: number): page {
    const known = this.#pages.get(pfn);
    if (known) return known;
    if (!this.covers(pfn))
      throw new SimError('pfnOutsidePgmap', `0x${pfn.toString(16)} is not in ${this.label}.`);
    const head = pfn - ((pfn - this.firstPfn) % 2 ** this.vmemmap_shift);
    const made = new page(pfn, this, head === pfn ? this.#initialRefcount : 0);
    this.#pages.set(pfn, made);
    if (head === pfn) made.order = this.vmemmap_shift;
    else made.compound_head = this.pageAt(head);
    return made;
  }

  /**
   * The part of teardown up to 5.17 that is the same for all pages that nobody has ever touched: their base reference
   * goes, and with it their reference on the pgmap.
   * @returns the pages that somebody has touched, whose base reference is still to be put
   */
  dropUntouchedBase(): readonly page[] {
    this.#initialRefcount = 0;
    return [...this.#pages.values()].filter(
      ({ pfn, compound_head }) => pfn >= this.firstPfn + this.reserve && !compound_head,
    );
  }
}
