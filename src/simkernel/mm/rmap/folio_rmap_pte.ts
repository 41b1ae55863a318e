import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { folio, page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Counts one more page table entry that maps the page. fsdax pages are counted since 6.15. */
    folio_add_file_rmap_pte(folio: folio, page: page, vma: vm_area_struct): void;
    /** Counts one page table entry less. The entry's reference is put later, at the end of the batch. */
    folio_remove_rmap_pte(folio: folio, page: page, vma: vm_area_struct): void;
  }
}

const source = 'mm/rmap.c at 7.2; recordings of 7.2.13 show the mapcount';

function move(k: Kernel, page: page, by: number): void {
  touches(k, page, '_mapcount', 'write');
  page._mapcount += by;
  hostOf(k).tracepoint('mapcountMod', {
    page: page.label,
    val: by,
    count: page._refcount,
    mapcount: page._mapcount,
  });
}

export const folio_add_file_rmap_pte = defineSymbol({
  name: 'folio_add_file_rmap_pte',
  file: 'mm/rmap.c',
  models: 'Counts one more page table entry that maps a page.',
  args: ['folio', 'page', 'vma'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.8',
      source,
      call(k, _folio, page) {
        move(k, page, 1);
      },
    },
  ],
});

export const folio_remove_rmap_pte = defineSymbol({
  name: 'folio_remove_rmap_pte',
  file: 'mm/rmap.c',
  models: 'Counts one page table entry less.',
  args: ['folio', 'page', 'vma'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.8',
      source,
      call(k, _folio, page) {
        move(k, page, -1);
      },
    },
  ],
});
