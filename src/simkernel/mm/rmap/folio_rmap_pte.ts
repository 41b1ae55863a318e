import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { folio_test_large } from '../folio.ts';
import type { folio, page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Counts one more page table entry that maps the page. fsdax pages are counted since 6.15. */
    folio_add_file_rmap_pte(folio: folio, page: page, vma: vm_area_struct): void;
    /** Counts one page table entry less. The entry's reference is put later, at the end of the batch. */
    folio_remove_rmap_pte(folio: folio, page: page, vma: vm_area_struct): void;
    /** Counts one more PMD entry that maps the folio. fsdax folios of 2 MiB are counted since 6.15. */
    folio_add_file_rmap_pmd(folio: folio, page: page, vma: vm_area_struct): void;
    /** Counts one PMD entry less. */
    folio_remove_rmap_pmd(folio: folio, page: page, vma: vm_area_struct): void;
  }
}

const source = 'mm/rmap.c at 7.2; recordings of 7.2.13 show the mapcount';

function tell(k: Kernel, page: page, by: number, mapcount: number): void {
  hostOf(k).tracepoint('mapcountMod', {
    page: page.label,
    val: by,
    count: page._refcount,
    mapcount,
  });
}

function move(k: Kernel, folio: folio, page: page, by: number): void {
  touches(k, page, '_mapcount', 'write');
  page._mapcount += by;
  if (folio_test_large(folio)) folio._large_mapcount += by;
  tell(k, page, by, page._mapcount);
}

/** A PMD entry counts once for the folio; `_mapcount` of its head stays at -1. */
function movePmd(k: Kernel, folio: folio, by: number): void {
  touches(k, folio, '_mapcount', 'write');
  folio._large_mapcount += by;
  tell(k, folio, by, folio._large_mapcount);
}

const pmdSource = 'mm/rmap.c at 7.2';

export const folio_add_file_rmap_pmd = defineSymbol({
  name: 'folio_add_file_rmap_pmd',
  file: 'mm/rmap.c',
  models: 'Counts one more PMD entry that maps a folio.',
  args: ['folio', 'page', 'vma'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.8',
      source: pmdSource,
      call(k, folio) {
        movePmd(k, folio, 1);
      },
    },
  ],
});

export const folio_remove_rmap_pmd = defineSymbol({
  name: 'folio_remove_rmap_pmd',
  file: 'mm/rmap.c',
  models: 'Counts one PMD entry less.',
  args: ['folio', 'page', 'vma'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.8',
      source: pmdSource,
      call(k, folio) {
        movePmd(k, folio, -1);
      },
    },
  ],
});

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
      call(k, folio, page) {
        move(k, folio, page, 1);
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
      call(k, folio, page) {
        move(k, folio, page, -1);
      },
    },
  ],
});
