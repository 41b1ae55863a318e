import type { Kernel, page } from 'simkernel';

/** Types whose pages are idle at 1. What then happens is up to page_free of their pgmap. */
const managed: readonly string[] = ['MEMORY_DEVICE_PRIVATE', 'MEMORY_DEVICE_FS_DAX'];

/** include/linux/mm.h: true if it has put the page; a page that it refuses is still to be put. */
export function put_devmap_managed_page(k: Kernel, page: page): boolean {
  const isManaged = managed.includes(page.pgmap.type);
  if (isManaged) k.__put_devmap_managed_page(page);
  return isManaged;
}

/** include/linux/mm.h: puts one reference. */
export function put_page(k: Kernel, page: page): void {
  if (k.put_devmap_managed_page(page)) return;
  if (k.page_ref_sub_return(page, 1) === 0) k.__put_page(page);
}

/** mm/swap.c: puts one reference on each page of a batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
  }
}
