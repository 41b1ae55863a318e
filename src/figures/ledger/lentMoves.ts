import type { HolderKind } from './ledgerData.ts';

interface Holder {
  readonly kind: HolderKind;
  readonly label: string;
}

/** Whose references of memory that a driver lends a function moves. */
export interface LentMoves {
  /** Who has what it takes. */
  readonly takes?: Holder;
  /** Whose reference it puts: the first of them that has one. */
  readonly puts: readonly string[];
}

const driver: Holder = { kind: 'get', label: 'the driver' };
const migration: Holder = { kind: 'get', label: 'the migration' };
const fault: Holder = { kind: 'fault', label: 'the fault itself' };

/**
 * What a function does to references of device-private memory, for a migration that moves its page.
 * Source: mm/migrate_device.c, mm/memory.c and lib/test_hmm.c at 6.1, 6.12 and 7.2.
 * @param task whose memory is migrated
 */
export function lentMoves(fn: string, task: string): LentMoves | undefined {
  const mapping: Holder = { kind: 'mapping', label: `mapping of ${task}` };
  switch (fn) {
    case 'dmirror_devmem_alloc_page':
    case 'zone_device_page_init':
      return { takes: driver, puts: [] };
    case 'migrate_vma_setup':
      return { takes: migration, puts: [mapping.label] };
    case 'migrate_vma_pages':
      return { takes: mapping, puts: [] };
    case 'migrate_vma_finalize':
      return { puts: [driver.label, migration.label] };
    case 'do_swap_page':
      return { takes: fault, puts: [fault.label] };
  }
  return undefined;
}
