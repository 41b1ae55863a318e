import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import type { address_space } from '../address_space.ts';
import { unlockedEntry } from './dax_entry_lock.ts';
import { writeProtect } from './writeProtect.ts';
import { entriesIn } from './dax_layout_busy_page.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Writes the CPU cache of the dirty entries of a range of pages back to the medium. */
    dax_writeback_mapping_range(
      mapping: address_space,
      first: number,
      last: number,
    ): Preemptible<number>;
    /** Writes a range of the device out of the CPU cache. */
    dax_flush(pfn: number): void;
  }
}

export const dax_writeback_mapping_range = defineSymbol({
  name: 'dax_writeback_mapping_range',
  file: 'fs/dax.c',
  models: 'Flushes the dirty entries of a range.',
  args: ['mapping', 'first', 'last'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'fs/dax.c at 5.10, 6.1, 6.12, 7.2; recordings of 5.10.223, 6.1.192, 6.12.107',
      *call(k, mapping, first, last) {
        touches(k, mapping, 'i_pages', 'read');
        for (const index of entriesIn(mapping, first, last)) {
          const entry = yield* unlockedEntry(k, mapping, index);
          if (!entry?.dirty) continue;
          writeProtect(k, mapping, index, entry);
          k.dax_flush(entry.pfn);
          entry.dirty = false;
          k.dax_wake_entry(mapping, index);
        }
        return 0;
      },
    },
  ],
});

export const dax_flush = defineSymbol({
  name: 'dax_flush',
  file: 'drivers/dax/super.c',
  models: 'Writes a range of the device out of the CPU cache; the model has no cache.',
  args: ['pfn:x'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '5.10', source: 'recordings of 5.10, 6.1, 6.12', call: () => undefined }],
});
