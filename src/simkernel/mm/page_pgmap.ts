import { list_head } from '../include/list_head.ts';
import { hostOf, type Kernel } from '../kernel/kernel.ts';
import type { dev_pagemap } from './dev_pagemap.ts';
import type { page } from './page.ts';

/**
 * page_pgmap(): the pgmap of a page, read from the word that it lies in. Whoever has put the page on a list has
 * overwritten it, and this is where that shows.
 */
export function page_pgmap(k: Kernel, page: page): dev_pagemap {
  const { pgmap } = page;
  if (pgmap instanceof list_head) {
    hostOf(k).bug('pgmapOverwritten', `${page.label} has ${pgmap.label} for a pgmap`);
  }
  return pgmap;
}
