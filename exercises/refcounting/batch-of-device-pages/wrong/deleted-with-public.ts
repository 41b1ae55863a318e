// fails: truncate-wakes
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  // The only type that was special here is gone in 5.3, and its case with it.
  for (const page of pages) {
    if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
  }
}
