import type { AnySymbol } from '../kernel/symbolDefinition.ts';
import { dax_invalidate_mapping_entry_sync } from './dax/dax_invalidate_mapping_entry_sync.ts';
import { dax_lock_mapping_entry, dax_unlock_mapping_entry } from './dax/dax_lock_mapping_entry.ts';
import {
  dax_lock_folio,
  dax_lock_page,
  dax_unlock_folio,
  dax_unlock_page,
} from './dax/dax_lock_page.ts';
import { freeze_super, thaw_super } from './freeze_super.ts';
import { fserror_report } from './fserror_report.ts';
import { sb_start_write } from './sb_start_write.ts';

/** Functions of fs/ that memory failure and removal need: locking and dropping DAX entries, freezing, reports. */
export const memoryFailureFsSymbols: readonly AnySymbol[] = [
  dax_lock_mapping_entry,
  dax_unlock_mapping_entry,
  dax_lock_page,
  dax_unlock_page,
  dax_lock_folio,
  dax_unlock_folio,
  dax_invalidate_mapping_entry_sync,
  freeze_super,
  thaw_super,
  sb_start_write,
  fserror_report,
];
