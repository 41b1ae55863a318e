// fails: p2pdma-count
import type { dev_pagemap, Kernel, page } from 'simkernel';

export function __init_zone_device_page(k: Kernel, page: page, pgmap: dev_pagemap): void {
  const { type } = pgmap;
  const lent = type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT';
  if (lent && k.release !== '5.18') k.set_page_count(page, 0);
  if (type === 'MEMORY_DEVICE_FS_DAX' && k.release === '7.2') k.set_page_count(page, 0);
}
