import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    // True: it has been put. False: the page needs nothing special, and is still to be put.
    if (k.put_devmap_managed_page(page)) continue;
    if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
  }
}
