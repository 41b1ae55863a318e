import { KernelObject } from '../kernel/kernelObject.ts';
import type { dev_pagemap } from '../mm/dev_pagemap.ts';
import type { page } from '../mm/page.ts';

/** Models `struct list_head` as the head of a list of pages, which nothing in the model ever walks. */
export class list_head extends KernelObject {
  constructor(name: string) {
    super(`list:${name}`);
    Object.freeze(this);
  }

  /** What is asked of a pgmap, for whoever takes it for one. */
  covers(): boolean {
    return false;
  }
}

/**
 * Models list_add(&page->lru, head) for a ZONE_DEVICE page. `lru.next` is the word that has the pgmap of such a page: what
 * reads the pgmap after this gets the list instead.
 * Source: struct page in include/linux/mm_types.h at 5.10 and 7.2.
 */
export function list_add(page: page, head: list_head): void {
  page.pgmap = head as unknown as dev_pagemap;
}
