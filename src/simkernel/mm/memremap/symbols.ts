import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import {
  __put_devmap_managed_folio_refs,
  __put_devmap_managed_page_refs,
} from './__put_devmap_managed_page_refs.ts';
import {
  __folio_put,
  free_zone_device_folio,
  free_zone_device_page,
} from './free_zone_device_folio.ts';
import { dev_pagemap_cleanup, dev_pagemap_kill } from './dev_pagemap_kill.ts';
import {
  dev_pagemap_percpu_release,
  devm_memremap_pages,
  memremap_pages,
} from './memremap_pages.ts';
import { devm_memremap_pages_release, memunmap_pages, pageunmap_range } from './memunmap_pages.ts';
import {
  __put_devmap_managed_page,
  __put_page,
  free_devmap_managed_page,
  fsdax_pagefree,
  pmem_pagemap_page_free,
  put_devmap_managed_page,
} from './put_devmap_managed_page.ts';
import { folios_put_refs, release_pages } from './release_pages.ts';
import { zone_device_page_init } from './zone_device_page_init.ts';

/** The life of a pgmap and the put path of device pages: mm/memremap.c and its neighbours in mm/swap.c. */
export const memremapSymbols: readonly AnySymbol[] = [
  devm_memremap_pages,
  memremap_pages,
  dev_pagemap_percpu_release,
  memunmap_pages,
  devm_memremap_pages_release,
  dev_pagemap_kill,
  dev_pagemap_cleanup,
  pageunmap_range,
  put_devmap_managed_page,
  __put_devmap_managed_page,
  free_devmap_managed_page,
  fsdax_pagefree,
  pmem_pagemap_page_free,
  __put_page,
  __put_devmap_managed_page_refs,
  __put_devmap_managed_folio_refs,
  zone_device_page_init,
  free_zone_device_page,
  free_zone_device_folio,
  __folio_put,
  release_pages,
  folios_put_refs,
];
