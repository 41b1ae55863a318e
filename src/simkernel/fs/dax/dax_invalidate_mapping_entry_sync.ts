import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { address_space } from '../address_space.ts';
import { putUnlockedEntry, unlockedEntry } from './dax_entry_lock.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Drops the entry of a page of a file although the file keeps its block, unless it was written through a mapping and
     * not yet written back. @returns 1 if it was dropped, else 0
     */
    dax_invalidate_mapping_entry_sync(mapping: address_space, index: number): Preemptible<number>;
  }
}

export const dax_invalidate_mapping_entry_sync = defineSymbol({
  name: 'dax_invalidate_mapping_entry_sync',
  file: 'fs/dax.c',
  models: 'Drops a clean DAX entry while the file keeps its block.',
  args: ['mapping', 'index'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'fs/dax.c at 5.10, 6.1, 6.12, 7.2; recordings removal-xfs-1ag of 6.12.107, 7.2.13',
      *call(k, mapping, index) {
        const entry = yield* unlockedEntry(k, mapping, index);
        if (!entry || entry.dirty) return 0;
        k.dax_disassociate_entry(mapping, index, false);
        touches(k, mapping, 'i_pages', 'write');
        mapping.eraseEntry(index);
        putUnlockedEntry(k, mapping, index);
        return 1;
      },
    },
  ],
});
