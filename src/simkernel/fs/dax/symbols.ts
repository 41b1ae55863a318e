import type { AnySymbol } from '../../kernel/symbolDefinition.ts';
import {
  dax_break_layout,
  dax_break_layout_final,
  dax_delete_mapping_range,
  dax_page_is_idle,
} from './dax_break_layout.ts';
import { dax_delete_mapping_entry } from './dax_delete_mapping_entry.ts';
import { dax_unlock_entry, dax_wake_entry, grab_mapping_entry } from './dax_entry_lock.ts';
import { dax_associate_entry } from './dax_associate_entry.ts';
import { dax_disassociate_entry, dax_folio_reset_order } from './dax_disassociate_entry.ts';
import { dax_fault_iter } from './dax_fault_iter.ts';
import { dax_insert_entry } from './dax_insert_entry.ts';
import { dax_iomap_copy_around, dax_iomap_cow_copy } from './dax_iomap_copy.ts';
import {
  dax_direct_access,
  dax_iomap_direct_access,
  dax_iomap_pfn,
  pmem_dax_direct_access,
} from './dax_iomap_direct_access.ts';
import { dax_iomap_fault, dax_iomap_pmd_fault, dax_iomap_pte_fault } from './dax_iomap_fault.ts';
import {
  dax_busy_page,
  dax_layout_busy_page,
  dax_layout_busy_page_range,
} from './dax_layout_busy_page.ts';
import { dax_flush, dax_writeback_mapping_range } from './dax_writeback_mapping_range.ts';

/** Functions of fs/dax.c, and the two of the drivers that it asks for a pfn. */
export const daxSymbols: readonly AnySymbol[] = [
  dax_iomap_fault,
  dax_iomap_pmd_fault,
  dax_iomap_pte_fault,
  dax_fault_iter,
  dax_iomap_cow_copy,
  dax_iomap_copy_around,
  dax_iomap_pfn,
  dax_iomap_direct_access,
  dax_direct_access,
  pmem_dax_direct_access,
  grab_mapping_entry,
  dax_unlock_entry,
  dax_wake_entry,
  dax_insert_entry,
  dax_associate_entry,
  dax_disassociate_entry,
  dax_folio_reset_order,
  dax_layout_busy_page,
  dax_layout_busy_page_range,
  dax_busy_page,
  dax_break_layout,
  dax_break_layout_final,
  dax_page_is_idle,
  dax_delete_mapping_range,
  dax_delete_mapping_entry,
  dax_writeback_mapping_range,
  dax_flush,
];
