import type { dev_pagemap, Kernel, page } from 'simkernel';

/** mm/page_alloc.c at 5.18 and 6.1, mm/mm_init.c at 6.12 and 7.2 */
export function __init_zone_device_page(k: Kernel, page: page, pgmap: dev_pagemap): void {
  // The page has a count of 1 here. Whose pages begin with another one?
  switch (pgmap.type) {
    default:
  }
}
