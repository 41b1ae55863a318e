// fails: frees-private
import type { Kernel, page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    const { type } = page.pgmap;
    if (type === 'MEMORY_DEVICE_PUBLIC' || type === 'MEMORY_DEVICE_FS_DAX') {
      k.put_devmap_managed_page(page);
    } else if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
  }
}
