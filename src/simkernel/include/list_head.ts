import { KernelObject } from '../kernel/kernelObject.ts';
import { requireArguments } from '../kernel/requireArguments.ts';
import type { dev_pagemap } from '../mm/dev_pagemap.ts';
import type { page } from '../mm/page.ts';

/** Models `struct list_head` as the head of a list of pages, which nothing in the model ever walks. */
export class list_head extends KernelObject {
  /** @throws SimError badArgument for a name that is no text */
  constructor(name: string) {
    requireArguments('list_head', 'name: text', [name]);
    super(`list:${name}`);
    Object.freeze(this);
  }

  /** What is asked of a pgmap, for whoever takes it for one. */
  covers(): boolean {
    return false;
  }
}

/** What list_del() leaves in the words of an entry. */
const LIST_POISON1 = new list_head('poison');

/**
 * Models list_add(&page->lru, head) for a ZONE_DEVICE page. `lru.next` is the word that has the pgmap of such a page: what
 * reads the pgmap after this gets the list instead.
 * @since 5.2, the oldest release that boots
 * @returns nothing
 * @throws SimError badArgument for anything else than what the parameters name
 * @source struct page in include/linux/mm_types.h at 5.10 and 7.2
 */
export function list_add(page: page, head: list_head): void {
  requireArguments('list_add', 'page: page, head: list_head', [page, head]);
  page.pgmap = head as unknown as dev_pagemap;
}

/**
 * Models list_del(&page->lru) for a ZONE_DEVICE page: the word that has the pgmap of such a page is poison after it.
 * @since 5.2, the oldest release that boots
 * @returns nothing
 * @throws SimError badArgument for anything else than what the parameters name
 * @source struct page in include/linux/mm_types.h at 5.10 and 7.2; list_del() in include/linux/list.h
 */
export function list_del(page: page): void {
  requireArguments('list_del', 'page: page', [page]);
  page.pgmap = LIST_POISON1 as unknown as dev_pagemap;
}
