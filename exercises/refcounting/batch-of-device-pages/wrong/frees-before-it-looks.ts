// fails: frees-nothing-early
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    const own = page.pgmap.type !== 'MEMORY_DEVICE_PCI_P2PDMA';
    k.page_ref_sub_return(page, 1);
    if (own) page.pgmap.ops?.page_free?.(k, page);
  }
}
