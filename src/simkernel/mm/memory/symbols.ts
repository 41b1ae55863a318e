import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import {
  folio_add_file_rmap_pmd,
  folio_add_file_rmap_pte,
  folio_remove_rmap_pmd,
  folio_remove_rmap_pte,
} from '../rmap/folio_rmap_pte.ts';
import { do_swap_page } from './do_swap_page.ts';
import { handle_mm_fault } from './handle_mm_fault.ts';
import { unmap_mapping_pages, unmap_mapping_range } from './unmap_mapping_range.ts';
import { unmap_page_range } from './unmap_page_range.ts';
import { insert_pfn, vmf_insert_mixed, vmf_insert_mixed_mkwrite } from './vmf_insert_mixed.ts';
import { vmf_insert_folio_pmd } from './vmf_insert_folio_pmd.ts';
import { vmf_insert_pfn_pmd, vmf_insert_pfn_pmd_prot } from './vmf_insert_pfn_pmd.ts';
import {
  insert_page,
  insert_page_into_pte_locked,
  vmf_insert_page_mkwrite,
} from './vmf_insert_page_mkwrite.ts';

/** Functions of mm/memory.c, and the rmap counting that they do. */
export const memorySymbols: readonly AnySymbol[] = [
  handle_mm_fault,
  do_swap_page,
  vmf_insert_mixed,
  vmf_insert_mixed_mkwrite,
  insert_pfn,
  vmf_insert_page_mkwrite,
  insert_page,
  insert_page_into_pte_locked,
  vmf_insert_pfn_pmd_prot,
  vmf_insert_pfn_pmd,
  vmf_insert_folio_pmd,
  folio_add_file_rmap_pte,
  folio_remove_rmap_pte,
  folio_add_file_rmap_pmd,
  folio_remove_rmap_pmd,
  unmap_page_range,
  unmap_mapping_pages,
  unmap_mapping_range,
];
