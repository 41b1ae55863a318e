import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';
import type { folio, page } from '../page.ts';
import { page_pgmap } from '../page_pgmap.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * The last put of a device page, 5.18 to 6.11: the driver's page_free gets it. Up to 6.0 the count is set back to 1;
     * since 6.1 a PRIVATE or COHERENT page stays at 0 and gives its reference on the pgmap back. A type without a
     * page_free WARNs.
     */
    free_zone_device_page(page: page): void;
    /**
     * The last put of a device folio at 6.12 and later. Since 6.15 this is where an FS_DAX folio becomes idle: it wakes
     * whoever waits on the page itself. The mapping stays until the DAX entry goes.
     */
    free_zone_device_folio(folio: folio): void;
    /** The put that reached 0: hands a device folio to the function that frees it. */
    __folio_put(folio: folio): void;
  }
}

/** PRIVATE and COHERENT: memory that a driver lends to processes. */
function lends({ type }: dev_pagemap): boolean {
  return type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT';
}

/** 5.18 to 6.14: who may not be freed WARNs and keeps the count of 0. @returns the driver's page_free */
function pageFreeOf(k: Kernel, page: page): ((k: Kernel, page: page) => void) | undefined {
  const { type, ops } = page_pgmap(k, page);
  if (ops?.page_free) return ops.page_free;
  hostOf(k).warn('freeWithoutPageFree', `${page.label} of type ${type} fell to 0`);
  return undefined;
}

/** 5.18 to 6.0: a free page reads 1 again. At 5.18 itself only PRIVATE is let through; no other type has a page_free. */
function freeAndReset(k: Kernel, page: page): void {
  const page_free = pageFreeOf(k, page);
  if (!page_free) return;
  page.mapping = null;
  page_free(k, page);
  k.set_page_count(page, 1);
}

/** 6.1 to 6.14: what is lent stays at 0 and lets go of its pgmap, which is read from the page after the driver had it. */
function freeByOperation(k: Kernel, page: page): void {
  const page_free = pageFreeOf(k, page);
  if (!page_free) return;
  page.mapping = null;
  page_free(k, page);
  const pgmap = page_pgmap(k, page);
  if (lends(pgmap)) k.put_dev_pagemap(pgmap);
  else k.set_page_count(page, 1);
}

/** From 6.15. @param saved whether the pgmap is read once, before the driver gets the folio */
function freeByType(k: Kernel, folio: folio, saved: boolean): void {
  const pgmap = page_pgmap(k, folio);
  const free = pgmap.ops?.folio_free ?? pgmap.ops?.page_free;
  switch (pgmap.type) {
    case 'MEMORY_DEVICE_FS_DAX':
      k.wake_up_var(addressOf(folio));
      return;
    case 'MEMORY_DEVICE_GENERIC':
      freeGeneric(k, folio);
      return;
    default:
      if (!free) {
        throw new SimError('badSetup', `${pgmap.label} of type ${pgmap.type} has no free op.`);
      }
      putAfter(k, folio, saved, () => free(k, folio));
  }
}

/**
 * The driver gets a folio back; what is lent then gives its reference on the pgmap back, since 6.19
 * (commit d245f9b4ab80) one for each page.
 * @param saved whether that is the pgmap that the folio had before
 */
function putAfter(k: Kernel, folio: folio, saved: boolean, free: () => void): void {
  const { pgmap, order } = folio;
  if (!lends(pgmap)) {
    free();
    return;
  }
  folio.mapping = null;
  free();
  const held = saved ? pgmap : folioPgmap(k, folio);
  if (compareReleases(k.release, '6.19') < 0) k.put_dev_pagemap(held);
  else k.percpu_ref_put_many(held.ref, 2 ** order);
}

/** folio->pgmap read once more. In a tail, which the driver may have made of the folio, it is the link to the head. */
function folioPgmap(k: Kernel, folio: folio): dev_pagemap {
  if (folio.compound_head) {
    const text = `${folio.label} has ${folio.compound_head.label} for a pgmap`;
    hostOf(k).bug('pgmapOverwritten', text);
  }
  return page_pgmap(k, folio);
}

function freeGeneric(k: Kernel, folio: folio): void {
  if (k.release === '6.15') {
    throw new SimError(
      'notModelled',
      `${folio.label} of device-dax fell to 0: what 6.15 does then was not verified.`,
    );
  }
  k.set_page_count(folio, 1);
}

export const free_zone_device_page = defineSymbol({
  name: 'free_zone_device_page',
  file: 'mm/memremap.c',
  models: 'Frees a device page whose last reference is gone.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.18',
      until: '6.1',
      source: 'mm/memremap.c at commits 27674ef6c73f, 5cbf9942c963 and f25cbb7a95a2',
      call: freeAndReset,
    },
    {
      since: '6.1',
      until: '6.12',
      source: 'mm/memremap.c at 6.1; commits ef233450898f and 0dc45ca1ce18',
      call: freeByOperation,
    },
  ],
});

export const free_zone_device_folio = defineSymbol({
  name: 'free_zone_device_folio',
  file: 'mm/memremap.c',
  models: 'Frees a device folio whose last reference is gone; an FS_DAX folio wakes its waiters.',
  args: ['folio'],
  returns: 'void',
  preemptible: false,
  bodies: [
    { since: '6.12', until: '6.15', source: 'mm/memremap.c at 6.12', call: freeByOperation },
    {
      since: '6.15',
      until: '6.19',
      source:
        'mm/memremap.c at commit 38607c62b34b, GENERIC at 6.15.0 is not verified; machine code of 6.16.12 and 6.18.15',
      call: (k, folio) => freeByType(k, folio, true),
    },
    {
      // Known bug: the driver may have given the folio to somebody else by then.
      since: '6.19',
      until: '7.1',
      source: 'the mail on commit 399289849560: since d245f9b4ab80 the pgmap is read again',
      call: (k, folio) => freeByType(k, folio, false),
    },
    {
      since: '7.1',
      source: 'commit 399289849560; mm/memremap.c at 7.2; recordings of 7.2.13',
      call: (k, folio) => freeByType(k, folio, true),
    },
  ],
});

export const __folio_put = defineSymbol({
  name: '__folio_put',
  file: 'mm/swap.c',
  models: 'The last reference is gone: frees the folio.',
  args: ['folio'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.18',
      until: '6.12',
      source: 'mm/swap.c at 6.1',
      call(k, folio) {
        k.free_zone_device_page(folio);
      },
    },
    {
      since: '6.12',
      source: 'mm/swap.c at 6.12 and 7.2; recordings of 7.2.13',
      call(k, folio) {
        k.free_zone_device_folio(folio);
      },
    },
  ],
});
