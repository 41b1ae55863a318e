// fails: two-cpus
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
    else if (k.page_ref_count(page) === 1) page.pgmap.ops?.page_free?.(k, page);
  }
}
