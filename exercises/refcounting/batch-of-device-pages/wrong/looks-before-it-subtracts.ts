// fails: two-cpus
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    const isLast = k.page_ref_count(page) === 2;
    if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
    if (isLast) page.pgmap.ops?.page_free?.(k, page);
  }
}
