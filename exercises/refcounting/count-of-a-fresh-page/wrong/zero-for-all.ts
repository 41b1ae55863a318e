// fails: generic-count
import type { dev_pagemap, Kernel, page } from 'simkernel';

export function __init_zone_device_page(k: Kernel, page: page, pgmap: dev_pagemap): void {
  k.set_page_count(page, 0);
}
