import { addressOf } from '../../kernel/kernelObject.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { folio, page } from '../page.ts';
import { page_pgmap } from '../page_pgmap.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts references on a page whose idle count is 1, as 6.1 does for FS_DAX. It takes `refs` off in one atomic step,
     * and if exactly 1 is left it wakes whoever waits on `&page->_refcount`: truncate and hole punching do.
     * @param refs how many references to give back: 1, or GUP_PIN_COUNTING_BIAS (1024) for a pin
     * @returns true if it took the references; false for any other type, whose caller then puts as usual
     */
    __put_devmap_managed_page_refs(page: page, refs: number): boolean;
    /**
     * The same at 6.12, where the put takes folios.
     * @returns true if it took the references; false for any type but FS_DAX, whose caller then puts as usual
     */
    __put_devmap_managed_folio_refs(folio: folio, refs: number): boolean;
  }
}

export const __put_devmap_managed_page_refs = defineSymbol({
  name: '__put_devmap_managed_page_refs',
  file: 'mm/memremap.c',
  models: 'Puts references on an FS_DAX page and wakes truncate when 1 is left.',
  args: ['page', 'refs'],
  returns: 'bool',
  preemptible: false,
  bodies: [
    {
      since: '5.19',
      until: '6.12',
      source: 'mm/memremap.c at 6.1; recordings of 6.1.192; commit f4f451a16dd1',
      call(k, page, refs) {
        if (page_pgmap(k, page).type !== 'MEMORY_DEVICE_FS_DAX') return false;
        if (k.page_ref_sub_return(page, refs) === 1) {
          k.wake_up_var(addressOf(page, '_refcount'));
        }
        return true;
      },
    },
  ],
});

export const __put_devmap_managed_folio_refs = defineSymbol({
  name: '__put_devmap_managed_folio_refs',
  file: 'mm/memremap.c',
  models: 'Puts references on an FS_DAX folio and wakes truncate when 1 is left.',
  args: ['folio', 'refs'],
  returns: 'bool',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '6.15',
      source: 'mm/memremap.c at 6.12; recordings of 6.12.107',
      call(k, folio, refs) {
        if (page_pgmap(k, folio).type !== 'MEMORY_DEVICE_FS_DAX') return false;
        if (k.page_ref_sub_return(folio, refs) === 1) {
          k.wake_up_var(addressOf(folio, '_refcount'));
        }
        return true;
      },
    },
  ],
});
