import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { type folio, type page, PAGE_MAPPING_DAX_SHARED } from '../../mm/page.ts';
import { unlockedEntry } from './dax_entry_lock.ts';
import { entryValue, NO_PAGE_COOKIE } from './dax_entry_t.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Locks the DAX entry of a page, found by page->mapping and page->index. At 5.10 and 6.1; dax_lock_folio() at 6.12.
     * @returns the entry, or 0 if the page belongs to no file
     * @throws SimError notModelled for a page with the shared marker
     */
    dax_lock_page(page: page): Preemptible<number>;
    /** Unlocks it. @param cookie what dax_lock_page() returned */
    dax_unlock_page(page: page, cookie: number): void;
    /**
     * Locks the DAX entry of a folio, found by folio->mapping and folio->index. In 6.12 and 7.2.
     * @returns the entry, or 0 if the folio belongs to no file
     * @throws SimError notModelled for a folio with the shared marker, which it can have up to 6.14
     */
    dax_lock_folio(folio: folio): Preemptible<number>;
    /** Unlocks it. @param cookie what dax_lock_folio() returned */
    dax_unlock_folio(folio: folio, cookie: number): void;
  }
}

function* lock(k: Kernel, page: page): Preemptible<number> {
  for (;;) {
    yield access(page, 'mapping', 'read');
    const { mapping, index } = page;
    if (mapping === PAGE_MAPPING_DAX_SHARED) {
      throw new SimError(
        'notModelled',
        `${page.label} belongs to several files: no kernel was recorded that had to find one of them.`,
      );
    }
    if (!mapping?.dax) return 0;
    // A character device has no entries: its pgmap keeps the inode alive.
    if (mapping.charDevice) return NO_PAGE_COOKIE;
    const entry = yield* unlockedEntry(k, mapping, index);
    touches(k, page, 'mapping', 'read');
    if (page.mapping !== mapping || page.index !== index) continue;
    if (!entry) return 0;
    entry.locked = true;
    return entryValue(entry);
  }
}

function unlock(k: Kernel, page: page, cookie: number): void {
  const { mapping, index } = page;
  if (cookie === NO_PAGE_COOKIE || !mapping || mapping === PAGE_MAPPING_DAX_SHARED) return;
  k.dax_unlock_entry(mapping, index);
}

const file = 'fs/dax.c';

export const dax_lock_page = defineSymbol({
  name: 'dax_lock_page',
  file,
  models: 'Locks the DAX entry of a page, found through the page.',
  args: ['page'],
  returns: 'int',
  preemptible: true,
  bodies: [
    { since: '5.2', until: '6.12', source: 'fs/dax.c at 5.2, 5.10, 6.1; recordings', call: lock },
  ],
});

export const dax_unlock_page = defineSymbol({
  name: 'dax_unlock_page',
  file,
  models: 'Unlocks the DAX entry of a page.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    { since: '5.2', until: '6.12', source: 'fs/dax.c at 5.2, 5.10, 6.1; recordings', call: unlock },
  ],
});

export const dax_lock_folio = defineSymbol({
  name: 'dax_lock_folio',
  file,
  models: 'Locks the DAX entry of a folio, found through the folio.',
  args: ['folio'],
  returns: 'int',
  preemptible: true,
  bodies: [{ since: '6.12', source: 'fs/dax.c at 6.12, 7.2; recordings of both', call: lock }],
});

export const dax_unlock_folio = defineSymbol({
  name: 'dax_unlock_folio',
  file,
  models: 'Unlocks the DAX entry of a folio.',
  args: ['folio'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '6.12', source: 'fs/dax.c at 6.12, 7.2; recordings of both', call: unlock }],
});
