import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../../mm/page.ts';
import type { address_space } from '../address_space.ts';
import { unlockedEntry } from './dax_entry_lock.ts';
import { entryValue, NO_PAGE_COOKIE } from './dax_entry_t.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Locks the DAX entry of a page of a file, found by file and page offset, so that nobody maps or frees it. Since 6.0.
     * @param page receives the first page of the entry, if there is one
     * @returns 0 if the file is not a DAX file; -1 (~0) if there is no page to lock, which is no error; else the entry
     */
    dax_lock_mapping_entry(
      mapping: address_space,
      index: number,
      page: { value: page | null },
    ): Preemptible<number>;
    /** Unlocks it. @param cookie what dax_lock_mapping_entry() returned */
    dax_unlock_mapping_entry(mapping: address_space, index: number, cookie: number): void;
  }
}

const file = 'fs/dax.c';
const source = 'commit 2f437effc689; fs/dax.c at 6.1, 6.12, 7.2; recordings of all three';

export const dax_lock_mapping_entry = defineSymbol({
  name: 'dax_lock_mapping_entry',
  file,
  models: 'Locks the DAX entry of a page of a file, found by file and offset.',
  args: ['mapping', 'index'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      source,
      *call(k, mapping, index, page) {
        if (!mapping.dax) return 0;
        const entry = yield* unlockedEntry(k, mapping, index);
        if (!entry || entry.kind === 'zero' || entry.kind === 'empty') return NO_PAGE_COOKIE;
        page.value = k.globals.pgmap_array.load(entry.pfn)?.pageAt(entry.pfn) ?? null;
        entry.locked = true;
        return entryValue(entry);
      },
    },
  ],
});

export const dax_unlock_mapping_entry = defineSymbol({
  name: 'dax_unlock_mapping_entry',
  file,
  models: 'Unlocks the DAX entry of a page of a file.',
  args: ['mapping', 'index'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.0',
      source,
      call(k, mapping, index, cookie) {
        if (cookie !== NO_PAGE_COOKIE) k.dax_unlock_entry(mapping, index);
      },
    },
  ],
});
