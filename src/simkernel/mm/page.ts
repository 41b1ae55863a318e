import type { address_space } from '../fs/address_space.ts';
import { KernelObject } from '../kernel/kernelObject.ts';
import type { dev_pagemap } from './dev_pagemap.ts';

/**
 * `page->mapping` of a DAX page that several files share. The constant is 1 in both eras that have it: DAX_COW in 6.1,
 * DAX_SHARED from 6.2 to 6.14.
 * Source: include/linux/page-flags.h at 6.1 and 6.12; recordings of 6.1.192 and 6.12.107 show 0x1.
 */
export const PAGE_MAPPING_DAX_SHARED = 'PAGE_MAPPING_DAX_SHARED';

/** Models `struct page` of a ZONE_DEVICE page, with the fields that the guide speaks of. */
export class page extends KernelObject {
  readonly pfn: number;
  /** `_refcount`: how many references are held, the base reference of the era included. */
  _refcount: number;
  /** Raw `_mapcount`: number of mappings less one. */
  _mapcount = -1;
  /** `_pincount` of a large folio. */
  _pincount = 0;
  /** Order of the folio that the page is the head of: 9 while a 2 MiB entry has it, since 6.15. */
  order = 0;
  /** The head, for a tail page: it lies in the word that has the pgmap otherwise. */
  compound_head: page | null = null;
  /** Raw `_large_mapcount` of a head page: number of mappings of the folio less one. */
  _large_mapcount = -1;
  mapping: address_space | typeof PAGE_MAPPING_DAX_SHARED | null = null;
  /** `index`, in pages of the file. From 6.2 on `share` lies in the same word: number of files that share the page. */
  index = 0;
  pgmap: dev_pagemap;
  /** PG_hwpoison. */
  hwpoison = false;

  constructor(pfn: number, pgmap: dev_pagemap, refcount: number) {
    super(`page:0x${pfn.toString(16)}`);
    this.pfn = pfn;
    this.pgmap = pgmap;
    this._refcount = refcount;
    Object.seal(this);
  }
}

/** Models `struct folio`: a page that is not a tail, and what it is the head of. */
export type folio = page;
