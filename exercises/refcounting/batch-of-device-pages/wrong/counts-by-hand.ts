// fails: frees-private
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    page._refcount -= 1;
    if (page._refcount === 1) page.pgmap.ops?.page_free?.(k, page);
  }
}
