import type { Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../page.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts one reference on a page whose idle count is 1: the put that reaches 1 frees the page. Up to 5.5 and at 5.18 it
     * says whether the page was of such a type, else the caller puts as usual; in between the caller asks first, with
     * page_is_devmap_managed(), and it returns nothing.
     */
    put_devmap_managed_page(page: page): boolean | undefined;
    /**
     * The put itself. Up to 5.5 the put that reaches 1 calls the driver's page_free, the one that reaches 0 (only teardown
     * does) gives the pgmap its reference back. At 5.18 it is for FS_DAX alone, wakes at 1 and does nothing at 0.
     * @returns at 5.18 whether the page was of the type
     */
    __put_devmap_managed_page(page: page): boolean | undefined;
    /** What "free" means for a managed page at 5.10: an FS_DAX page wakes whoever waits on `&page->_refcount`. */
    free_devmap_managed_page(page: page): void;
    /** The put that reached 0 up to 5.17: a device page gives its pgmap reference back. */
    __put_page(page: page): void;
    /** What pmem does when a page is free, at 5.3: it wakes whoever waits on `&page->_refcount`. */
    pmem_pagemap_page_free(page: page): void;
    /** The same at 5.2. */
    fsdax_pagefree(page: page): void;
  }
}

/** Types whose pages are idle at 1 up to 5.17; PUBLIC is one of them while it exists. */
export function idleAtOne({ pgmap: { type } }: page): boolean {
  return (
    type === 'MEMORY_DEVICE_FS_DAX' ||
    type === 'MEMORY_DEVICE_PRIVATE' ||
    type === 'MEMORY_DEVICE_PUBLIC'
  );
}

export const put_devmap_managed_page = defineSymbol({
  name: 'put_devmap_managed_page',
  file: 'mm/swap.c',
  models: 'Puts one reference on a page that is idle at 1.',
  args: ['page'],
  returns: 'bool',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until: '5.6',
      file: 'include/linux/mm.h',
      source: 'kernel/memremap.c at 5.2; the mails on commits 25b2995a35b6 and c5d6c45e90c4',
      call(k, page) {
        if (!idleAtOne(page)) return false;
        k.__put_devmap_managed_page(page);
        return true;
      },
    },
    {
      since: '5.6',
      until: '5.18',
      returns: 'void',
      source: 'mm/swap.c at 5.10; recordings of 5.10.223; page_free of pmem went after 5.5',
      call(k, page) {
        const count = k.page_ref_sub_return(page, 1);
        if (count === 1) k.free_devmap_managed_page(page);
        else if (count === 0) k.__put_page(page);
        return undefined;
      },
    },
    {
      since: '5.18',
      until: '5.19',
      file: 'include/linux/mm.h',
      source: 'mm/memremap.c at commit 27674ef6c73f',
      call: (k, page) => k.__put_devmap_managed_page(page) === true,
    },
  ],
});

export const __put_devmap_managed_page = defineSymbol({
  name: '__put_devmap_managed_page',
  file: 'mm/memremap.c',
  models: 'Puts one reference on a page that is idle at 1.',
  args: ['page'],
  returns: 'bool',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until: '5.6',
      file: 'kernel/memremap.c',
      returns: 'void',
      source: 'kernel/memremap.c at 5.2',
      call(k, page) {
        const count = k.page_ref_sub_return(page, 1);
        if (count === 1) pageFree(k, page);
        else if (count === 0) k.__put_page(page);
        return undefined;
      },
    },
    {
      since: '5.18',
      until: '5.19',
      source: 'mm/memremap.c at commit 27674ef6c73f',
      call(k, page) {
        if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;
        if (k.page_ref_sub_return(page, 1) === 1) k.wake_up_var(addressOf(page, '_refcount'));
        return true;
      },
    },
  ],
});

/** Calls the driver; a managed type without a page_free is a driver that could not have registered. */
function pageFree(k: Kernel, page: page): void {
  const free = page.pgmap.ops?.page_free;
  if (!free) {
    throw new SimError(
      'badSetup',
      `${page.pgmap.label} of type ${page.pgmap.type} has no page_free, which ${k.release} calls.`,
    );
  }
  free(k, page);
}

export const free_devmap_managed_page = defineSymbol({
  name: 'free_devmap_managed_page',
  file: 'mm/memremap.c',
  models: 'Frees a page that fell to 1: an FS_DAX page wakes its waiters.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.6',
      until: '5.18',
      source: 'mm/memremap.c at 5.10; recordings of 5.10.223',
      call(k, page) {
        if (page.pgmap.type !== 'MEMORY_DEVICE_PRIVATE') {
          k.wake_up_var(addressOf(page, '_refcount'));
          return;
        }
        page.mapping = null;
        pageFree(k, page);
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
      since: '5.2',
      until: '5.18',
      source: 'kernel/memremap.c at 5.2 calls it; mm/swap.c at 5.10',
      call(k, page) {
        k.put_dev_pagemap(page.pgmap);
      },
    },
  ],
});

const wakeIdle = (k: Kernel, page: page) => k.wake_up_var(addressOf(page, '_refcount'));

export const pmem_pagemap_page_free = defineSymbol({
  name: 'pmem_pagemap_page_free',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Wakes whoever waits for a page of pmem to become idle.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.3',
      until: '5.6',
      source: 'the mails on the cleanup of __put_devmap_managed_page against page_free, Nov 2019',
      call: wakeIdle,
    },
  ],
});

export const fsdax_pagefree = defineSymbol({
  name: 'fsdax_pagefree',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Wakes whoever waits for a page of pmem to become idle.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '5.2', until: '5.3', source: 'drivers/nvdimm/pmem.c at 5.2', call: wakeIdle }],
});

/** The page_free of pmem by the name that it has in the release; from 5.6 to today it has none. */
export function pmemPageFree(release: string): ((k: Kernel, page: page) => void) | undefined {
  if (compareReleases(release, '5.6') >= 0) return undefined;
  return compareReleases(release, '5.3') < 0
    ? (k, page) => k.fsdax_pagefree(page)
    : (k, page) => k.pmem_pagemap_page_free(page);
}
