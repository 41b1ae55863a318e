// fails: mixed-batch
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  // PCI_P2PDMA goes the ordinary way, and so does the rest of its batch.
  let ordinary = false;
  for (const page of pages) {
    if (!ordinary && k.put_devmap_managed_page(page)) continue;
    ordinary = true;
    if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
  }
}
