// fails: private-count
import type { dev_pagemap, Kernel, page } from 'simkernel';

export function __init_zone_device_page(k: Kernel, page: page, pgmap: dev_pagemap): void {
  const { type } = pgmap;
  page.order = 9;
  const lent = type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT';
  if (lent && k.release !== '5.18') k.set_page_count(page, 0);
  const mapped = type === 'MEMORY_DEVICE_FS_DAX' || type === 'MEMORY_DEVICE_PCI_P2PDMA';
  if (mapped && k.release === '7.2') k.set_page_count(page, 0);
}
