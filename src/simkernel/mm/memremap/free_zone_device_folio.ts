import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { folio, page } from '../page.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The last put of a device page at 6.1. Only types with a page_free operation may arrive here. */
    free_zone_device_page(page: page): void;
    /**
     * The last put of a device folio at 6.12 and later. Since 6.15 this is where an FS_DAX folio becomes idle: it wakes
     * whoever waits on the page itself. The mapping stays until the DAX entry goes.
     */
    free_zone_device_folio(folio: folio): void;
    /** The put that reached 0: hands a device folio to the function that frees it. */
    __folio_put(folio: folio): void;
    /** Puts a batch of folios, as the end of an unmap does. It does not pass through __folio_put(). */
    folios_put_refs(folios: readonly folio[]): void;
  }
}

function freeUnmodelled(page: page): never {
  throw new SimError('notModelled', `The last put of a ${page.pgmap.type} page is not modelled.`);
}

/** 5.18 to 6.14: a type that nobody may free WARNs and keeps its count of 0. */
function freeByOperation(k: Kernel, page: page): void {
  const { type } = page.pgmap;
  if (type !== 'MEMORY_DEVICE_GENERIC' && type !== 'MEMORY_DEVICE_FS_DAX') freeUnmodelled(page);
  hostOf(k).warn('freeWithoutPageFree', `${page.label} of type ${type} fell to 0`);
}

export const free_zone_device_page = defineSymbol({
  name: 'free_zone_device_page',
  file: 'mm/memremap.c',
  models: 'Frees a device page whose last reference is gone.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '5.18', until: '6.12', source: 'mm/memremap.c at 6.1', call: freeByOperation }],
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
      source: 'mm/memremap.c at 7.2; recordings of 7.2.13',
      call(k, folio) {
        switch (folio.pgmap.type) {
          case 'MEMORY_DEVICE_FS_DAX':
            k.wake_up_var(addressOf(folio));
            return;
          case 'MEMORY_DEVICE_GENERIC':
            k.set_page_count(folio, 1);
            return;
          default:
            freeUnmodelled(folio);
        }
      },
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

export const folios_put_refs = defineSymbol({
  name: 'folios_put_refs',
  file: 'mm/swap.c',
  models: 'Puts one reference on each folio of a batch.',
  args: [],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.15',
      source: 'mm/swap.c at 7.2; recordings of 7.2.13 show no __folio_put under munmap',
      call(k, folios) {
        for (const folio of folios) {
          if (k.page_ref_sub_and_test(folio, 1)) k.free_zone_device_folio(folio);
        }
      },
    },
  ],
});
