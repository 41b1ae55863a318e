// fails: comes-back
import type { Kernel, page } from 'simkernel';

const marker = 'PAGE_MAPPING_DAX_SHARED';

function isCounted(k: Kernel, page: page): boolean {
  return k.release === '6.12' ? page.mapping === marker : page.mapping === null && page.index > 1;
}

/** fs/dax.c, dax_associate_entry(): a file gets an entry for the page. */
export function associate(
  k: Kernel,
  page: page,
  mapping: page['mapping'],
  index: number,
  shared: boolean,
): void {
  const counted = isCounted(k, page);
  const taken = counted || page.mapping !== null;
  if (!shared || (k.release === '7.2' && !taken)) {
    page.mapping = mapping;
    page.index = index;
    return;
  }
  if (!counted) page.index = taken ? 1 : 0;
  page.mapping = k.release === '6.12' ? marker : null;
  page.index += 1;
}

/** fs/dax.c, dax_disassociate_entry(): a file loses its entry for the page. */
export function disassociate(k: Kernel, page: page): void {
  if (isCounted(k, page)) {
    page.index -= 1;
    if (page.index > 0) return;
  }
  page.mapping = null;
  page.index = 0;
}
