// fails: puts-p2pdma
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  // A device page is put by the devmap put.
  for (const page of pages) k.put_devmap_managed_page(page);
}
