import type { address_space } from '../../fs/address_space.ts';
import { entriesIn, pageRange } from '../../fs/dax/dax_layout_busy_page.ts';
import type { inode } from '../../fs/inode.ts';
import { hostOf } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Sets the size of a file and removes what lies beyond it. @param newsize bytes */
    truncate_setsize(inode: inode, newsize: number): Preemptible<void>;
    /** Removes what lies beyond a size from page tables and from the file's entries. It waits for nobody. */
    truncate_pagecache(inode: inode, newsize: number): Preemptible<void>;
    /** The same for a range. @param lend last byte */
    truncate_pagecache_range(inode: inode, lstart: number, lend: number): Preemptible<void>;
    /**
     * Deletes the entries of a range. Since 6.15 breaking the layout has deleted them before; one that is left is a WARN.
     * @param lend last byte; Infinity for the end of the file
     */
    truncate_inode_pages_range(
      mapping: address_space,
      lstart: number,
      lend: number,
    ): Preemptible<void>;
  }
}

const file = 'mm/truncate.c';
const since = '5.10';
const source = 'mm/truncate.c at 5.10, 6.1, 6.12, 7.2; recordings of all four';
const PAGE_SIZE = 4096;
const roundUp = (bytes: number) => Math.ceil(bytes / PAGE_SIZE) * PAGE_SIZE;
const roundDown = (bytes: number) => Math.floor(bytes / PAGE_SIZE) * PAGE_SIZE;

export const truncate_setsize = defineSymbol({
  name: 'truncate_setsize',
  file,
  models: 'Sets the size of a file and removes what lies beyond it.',
  args: ['inode', 'newsize'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since,
      source,
      *call(k, inode, newsize) {
        touches(k, inode, 'i_size', 'write');
        inode.pages = roundUp(newsize) / PAGE_SIZE;
        yield* k.truncate_pagecache(inode, newsize);
      },
    },
  ],
});

export const truncate_pagecache = defineSymbol({
  name: 'truncate_pagecache',
  file,
  models: 'Removes what lies beyond a size from page tables and entries.',
  args: ['inode', 'newsize'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since,
      source,
      *call(k, inode, newsize) {
        const mapping = inode.i_mapping;
        const holebegin = roundUp(newsize);
        yield* k.unmap_mapping_range(mapping, holebegin, 0, 1);
        yield* k.truncate_inode_pages_range(mapping, newsize, Number.POSITIVE_INFINITY);
        yield* k.unmap_mapping_range(mapping, holebegin, 0, 1);
      },
    },
  ],
});

export const truncate_pagecache_range = defineSymbol({
  name: 'truncate_pagecache_range',
  file,
  models: 'Removes a range from page tables and entries.',
  args: ['inode', 'lstart', 'lend'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since,
      source,
      *call(k, inode, lstart, lend) {
        const unmapStart = roundUp(lstart);
        const unmapLength = roundDown(lend + 1) - unmapStart;
        if (unmapLength > 0) {
          yield* k.unmap_mapping_range(inode.i_mapping, unmapStart, unmapLength, 0);
        }
        yield* k.truncate_inode_pages_range(inode.i_mapping, lstart, lend);
      },
    },
  ],
});

export const truncate_inode_pages_range = defineSymbol({
  name: 'truncate_inode_pages_range',
  file,
  models: 'Deletes the entries of a range.',
  args: ['mapping', 'lstart', 'lend'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since,
      source,
      *call(k, mapping, lstart, lend) {
        const { first, last } = pageRange(roundUp(lstart), lend);
        touches(k, mapping, 'i_pages', 'read');
        for (const index of entriesIn(mapping, first, last)) {
          if (compareReleases(k.release, '6.15') >= 0) {
            hostOf(k).warn('daxEntryAtTruncate', `${mapping.label} has an entry at page ${index}`);
          }
          yield* k.dax_delete_mapping_entry(mapping, index);
        }
      },
    },
  ],
});
