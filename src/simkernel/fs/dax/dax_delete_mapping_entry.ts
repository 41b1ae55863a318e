import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import type { address_space } from '../address_space.ts';
import { putUnlockedEntry, unlockedEntry } from './dax_entry_lock.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Deletes one entry because its blocks go. Waits for its lock first. @returns 1 if there was one, else 0 */
    dax_delete_mapping_entry(mapping: address_space, index: number): Preemptible<number>;
  }
}

export const dax_delete_mapping_entry = defineSymbol({
  name: 'dax_delete_mapping_entry',
  file: 'fs/dax.c',
  models: 'Deletes one entry because its blocks go.',
  args: ['mapping', 'index'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2; recordings of 5.10.223, 6.1.192, 6.12.107',
      *call(k, mapping, index) {
        const entry = yield* unlockedEntry(k, mapping, index);
        if (!entry) return 0;
        k.dax_disassociate_entry(mapping, index, true);
        touches(k, mapping, 'i_pages', 'write');
        mapping.eraseEntry(index);
        putUnlockedEntry(k, mapping, index);
        return 1;
      },
    },
  ],
});
