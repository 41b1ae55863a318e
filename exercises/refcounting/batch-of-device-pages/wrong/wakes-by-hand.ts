// fails: frees-private
import { addressOf, type Kernel, type page } from 'simkernel';

/** mm/swap.c: puts one reference on each page of the batch. */
export function release_pages(k: Kernel, pages: readonly page[]): void {
  for (const page of pages) {
    const left = k.page_ref_sub_return(page, 1);
    if (left === 1) k.wake_up_var(addressOf(page, '_refcount'));
    else if (left === 0) k.__put_page(page);
  }
}
