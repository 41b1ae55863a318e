import type { dev_pagemap, Kernel, page, Preemptible } from 'simkernel';

/** mm/memremap.c: gives a range of pfns struct pages. Returns 0. */
export function memremap_pages(k: Kernel, pgmap: dev_pagemap): number {
  k.globals.pgmap_array.store(pgmap);
  k.percpu_ref_get_many(pgmap.ref, pgmap.pfn_len);
  return 0;
}

/** A driver lends a free page. */
export function zone_device_page_init(k: Kernel, page: page): void {
  k.set_page_count(page, 1);
}

/** The last put of a page. FS_DAX has no page_free and does not come here. */
export function free_zone_device_page(k: Kernel, page: page): void {
  const { ops } = page.pgmap;
  if (!ops?.page_free) return;
  page.mapping = null;
  ops.page_free(k, page);
}

/** The device goes: kill, drop, wait, remove. */
export function* memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
  k.percpu_ref_kill(pgmap.ref);
  k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len);
  yield* k.wait_for_completion(pgmap.done);
  k.pageunmap_range(pgmap);
  k.percpu_ref_exit(pgmap.ref);
}
