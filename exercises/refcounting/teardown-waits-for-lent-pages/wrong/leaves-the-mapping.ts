// fails: held-during-page-free
import type { dev_pagemap, Kernel, page, Preemptible } from 'simkernel';

/** Types whose pages hold the pgmap only while they are lent. */
function isLent({ type }: dev_pagemap): boolean {
  return type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT';
}

/** mm/memremap.c: gives a range of pfns struct pages. Returns 0. */
export function memremap_pages(k: Kernel, pgmap: dev_pagemap): number {
  k.globals.pgmap_array.store(pgmap);
  if (!isLent(pgmap)) k.percpu_ref_get_many(pgmap.ref, pgmap.pfn_len);
  return 0;
}

/** A driver lends a free page. */
export function zone_device_page_init(k: Kernel, page: page): void {
  k.percpu_ref_tryget_live(page.pgmap.ref);
  k.set_page_count(page, 1);
}

/** The last put of a page. FS_DAX has no page_free and does not come here. */
export function free_zone_device_page(k: Kernel, page: page): void {
  const { pgmap } = page;
  if (!pgmap.ops?.page_free) return;
  pgmap.ops.page_free(k, page);
  // From here on the struct page may be gone.
  if (isLent(pgmap)) k.put_dev_pagemap(pgmap);
}

/** The device goes: kill, drop, wait, remove. */
export function* memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
  k.percpu_ref_kill(pgmap.ref);
  if (!isLent(pgmap)) k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len);
  yield* k.wait_for_completion(pgmap.done);
  k.pageunmap_range(pgmap);
  k.percpu_ref_exit(pgmap.ref);
}
