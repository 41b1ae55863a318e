import type { Kernel, page } from 'simkernel';

const marker = 'PAGE_MAPPING_DAX_SHARED';

function isCounted(k: Kernel, page: page): boolean {
  return k.release === '6.12' ? page.mapping === marker : page.mapping === null && page.index !== 0;
}

export function associate(
  k: Kernel,
  page: page,
  mapping: page['mapping'],
  index: number,
  shared: boolean,
): void {
  const counted = isCounted(k, page);
  const taken = counted || page.mapping !== null;
  // Since 6.15 the first association is a plain one, whether or not the block is shared.
  if (!shared || (k.release === '7.2' && !taken)) {
    page.mapping = mapping;
    page.index = index;
    return;
  }
  if (!counted) page.index = taken ? 1 : 0;
  page.mapping = k.release === '6.12' ? marker : null;
  page.index += 1;
}

export function disassociate(k: Kernel, page: page): void {
  if (isCounted(k, page)) {
    page.index -= 1;
    if (page.index > 0) return;
  }
  page.mapping = null;
  page.index = 0;
}
