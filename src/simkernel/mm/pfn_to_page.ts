import { hostOf, type Kernel } from '../kernel/kernel.ts';
import { SimError } from '../kernel/simError.ts';
import type { page } from './page.ts';

/**
 * pfn_to_page() of a device page, followed to the struct page. Where memunmap_pages() has taken the memmap away, that is
 * the page fault in the kernel that ends the machine.
 * @throws SimError pfnOutsidePgmap for a pfn that never had a struct page
 */
export function pfn_to_page(k: Kernel, pfn: number): page {
  const pgmap = k.globals.pgmap_array.load(pfn);
  if (pgmap) return pgmap.pageAt(pfn);
  const name = `0x${pfn.toString(16)}`;
  if (k.globals.pgmap_array.wasMapped(pfn)) {
    hostOf(k).bug('memmapGone', `the struct page of ${name} was used after its memmap had gone`);
  }
  throw new SimError('pfnOutsidePgmap', `${name} has no pgmap.`);
}
