import { addressOf } from '../../kernel/kernelObject.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../page.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts one reference on an FS_DAX or PRIVATE page of 5.10. 1 is the idle count: the put that reaches it frees the
     * page; the put that reaches 0 (only teardown does) gives the pgmap its reference back.
     */
    put_devmap_managed_page(page: page): void;
    /** What "free" means for a managed page at 5.10: an FS_DAX page wakes whoever waits on `&page->_refcount`. */
    free_devmap_managed_page(page: page): void;
    /** The put that reached 0 at 5.10: a device page gives its pgmap reference back. */
    __put_page(page: page): void;
  }
}

export const put_devmap_managed_page = defineSymbol({
  name: 'put_devmap_managed_page',
  file: 'mm/swap.c',
  models: 'Puts one reference on a page that is idle at 1.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '5.18',
      source: 'mm/swap.c at 5.10; recordings of 5.10.223',
      call(k, page) {
        const count = k.page_ref_sub_return(page, 1);
        if (count === 1) k.free_devmap_managed_page(page);
        else if (count === 0) k.__put_page(page);
      },
    },
  ],
});

export const free_devmap_managed_page = defineSymbol({
  name: 'free_devmap_managed_page',
  file: 'mm/memremap.c',
  models: 'Frees a page that fell to 1: an FS_DAX page wakes its waiters.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '5.18',
      source: 'mm/memremap.c at 5.10; recordings of 5.10.223',
      call(k, page) {
        if (page.pgmap.type === 'MEMORY_DEVICE_PRIVATE') {
          throw new SimError('notModelled', 'Freeing device-private memory is not modelled.');
        }
        k.wake_up_var(addressOf(page, '_refcount'));
      },
    },
  ],
});

export const __put_page = defineSymbol({
  name: '__put_page',
  file: 'mm/swap.c',
  models: 'The last reference is gone: a device page gives its pgmap reference back.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '5.18',
      source: 'mm/swap.c at 5.10',
      call(k, page) {
        k.put_dev_pagemap(page.pgmap);
      },
    },
  ],
});
