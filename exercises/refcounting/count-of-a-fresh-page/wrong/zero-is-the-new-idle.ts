// fails: generic-count
import type { dev_pagemap, Kernel, page } from 'simkernel';

export function __init_zone_device_page(k: Kernel, page: page, pgmap: dev_pagemap): void {
  const lent = pgmap.type === 'MEMORY_DEVICE_PRIVATE' || pgmap.type === 'MEMORY_DEVICE_COHERENT';
  if (k.release === '7.2' || (lent && k.release !== '5.18')) k.set_page_count(page, 0);
}
