import type { Machine } from '../kernel/machine.ts';
import { compareReleases, type Release } from '../kernel/release.ts';
import { dev_pagemap, type memory_type } from './dev_pagemap.ts';

/** First release in which an idle page of the type has no reference; absent: every release so far has one. */
const idleAtZeroSince: Partial<Record<memory_type, Release>> = {
  MEMORY_DEVICE_PRIVATE: '6.1',
  MEMORY_DEVICE_COHERENT: '6.1',
  MEMORY_DEVICE_FS_DAX: '6.15',
  MEMORY_DEVICE_PCI_P2PDMA: '6.15',
};

/**
 * Gives a range of pfns struct pages of a type, as a driver does with memremap_pages(), with no device behind them.
 * The pages start at the count that the release gives an idle page of the type.
 * Source: mm/memremap.c and mm/mm_init.c __init_zone_device_page at 5.10, 6.1, 6.12, 7.2.
 * @throws SimError badSetup
 */
export function attachPgmap(
  machine: Machine,
  description: { name: string; type: memory_type; firstPfn: number; pages: number },
): dev_pagemap {
  const since = idleAtZeroSince[description.type];
  const idleAtZero = since !== undefined && compareReleases(machine.release, since) >= 0;
  const pgmap = new dev_pagemap({
    ...description,
    ops: null,
    owner: null,
    initialRefcount: idleAtZero ? 0 : 1,
  });
  machine.k.globals.pgmap_array.store(pgmap);
  return pgmap;
}
