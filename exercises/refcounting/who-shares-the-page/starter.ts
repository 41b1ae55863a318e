import type { Kernel, page } from 'simkernel';

const marker = 'PAGE_MAPPING_DAX_SHARED';

/** fs/dax.c, dax_associate_entry(): a file gets an entry for the page. */
export function associate(
  k: Kernel,
  page: page,
  mapping: page['mapping'],
  index: number,
  shared: boolean,
): void {
  if (shared) {
    page.mapping = marker;
    page.index += 1;
    return;
  }
  page.mapping = mapping;
  page.index = index;
}

/** fs/dax.c, dax_disassociate_entry(): a file loses its entry for the page. */
export function disassociate(k: Kernel, page: page): void {
  if (page.mapping === marker && page.index-- > 0) return;
  page.mapping = null;
  page.index = 0;
}
