import type { address_space } from '../../../src/simkernel/fs/address_space.ts';
import type { inode } from '../../../src/simkernel/fs/inode.ts';
import { gupFlags } from '../../../src/simkernel/include/gup_flags.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import type { Patch } from '../../races/race.ts';

/** Takes a page for busy that has more than one reference, where it is idle at 0. Since 6.15. */
export const looksForMoreThanOne: Patch = {
  dax_busy_page: (k: Kernel, page: page) => (k.page_ref_count(page) > 1 ? page : null),
};

/** Subtracts mappings from the count where a page is idle at 1. Up to 6.14. */
export const subtractsMappings: Patch = {
  dax_busy_page: (k: Kernel, page: page) =>
    k.page_ref_count(page) - (page._mapcount + 1) !== 0 ? page : null,
};

/** Breaks the layout and leaves the entries to truncate. Since 6.15. */
export const keepsTheEntries: Patch = { *dax_delete_mapping_range() {} };

/** Evicts a file without waiting for anybody, as up to 6.14. Since 6.15. */
export const evictsAtOnce: Patch = {
  *dax_break_layout_final(k: Kernel, inode: inode): Preemptible<void> {
    yield* k.dax_delete_mapping_range(inode, 0, Number.POSITIVE_INFINITY);
  },
};

/** Passes over an entry that somebody has locked. */
export const skipsLockedEntries: Patch = {
  *dax_layout_busy_page_range(k: Kernel, mapping: address_space): Preemptible<page | null> {
    yield* k.unmap_mapping_pages(mapping, 0, 0, 0);
    for (const entry of mapping.entries.values()) {
      const page = k.globals.pgmap_array.load(entry.pfn)?.pageAt(entry.pfn);
      if (!entry.locked && page && k.dax_busy_page(page)) return page;
    }
    return null;
  },
};

/** Looks at nothing where no VMA maps the file, as up to 6.14. Since 6.15. */
export const trustsTheVmas: Patch = {
  *dax_layout_busy_page_range(k: Kernel, mapping: address_space): Preemptible<page | null> {
    if (mapping.i_mmap.length === 0) return null;
    yield* k.unmap_mapping_pages(mapping, 0, 0, 0);
    for (const entry of mapping.entries.values()) {
      const page = k.globals.pgmap_array.load(entry.pfn)?.pageAt(entry.pfn);
      if (page && k.dax_busy_page(page)) return page;
    }
    return null;
  },
};

/** Takes a pin for long as any other. */
export const acceptsLongTermPins: Patch = {
  *pin_user_pages_fast(
    k: Kernel,
    start: number,
    nr: number,
    flags: number,
    pages: page[],
  ): Preemptible<number> {
    const { FOLL_PIN, FOLL_LONGTERM } = gupFlags(k.release);
    const anyPin = (flags & ~FOLL_LONGTERM) | FOLL_PIN;
    return yield* k.__get_user_pages(start, nr, anyPin, pages);
  },
};
