// fails: p2pdma-to-base
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    const left = k.page_ref_sub_return(page, 1);
    if (left === 1 && page.pgmap.type === 'MEMORY_DEVICE_PCI_P2PDMA') k.__put_page(page);
    else if (left === 1) page.pgmap.ops?.page_free?.(k, page);
  }
}
