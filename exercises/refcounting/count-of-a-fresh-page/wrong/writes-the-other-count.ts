// fails: generic-count
import type { dev_pagemap, Kernel, page } from 'simkernel';

/** mm/page_alloc.c at 5.18 and 6.1, mm/mm_init.c at 6.12 and 7.2 */
export function __init_zone_device_page(k: Kernel, page: page, pgmap: dev_pagemap): void {
  // Raw, a count of mappings begins at -1.
  page._large_mapcount = 0;
  switch (pgmap.type) {
    case 'MEMORY_DEVICE_PRIVATE':
    case 'MEMORY_DEVICE_COHERENT':
      // A driver lends these; since 6.1 lending takes them from 0 to 1.
      if (k.release !== '5.18') k.set_page_count(page, 0);
      break;
    case 'MEMORY_DEVICE_FS_DAX':
    case 'MEMORY_DEVICE_PCI_P2PDMA':
      // Since 6.15 these have no base reference: mapping a page makes the first one.
      if (k.release === '7.2') k.set_page_count(page, 0);
      break;
    case 'MEMORY_DEVICE_GENERIC':
      // The base reference of device-dax is still there.
      break;
  }
}
