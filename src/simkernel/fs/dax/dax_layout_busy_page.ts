import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { folio_mapcount, page_folio } from '../../mm/folio.ts';
import { pfn_to_page } from '../../mm/pfn_to_page.ts';
import type { page } from '../../mm/page.ts';
import type { address_space } from '../address_space.ts';
import { putUnlockedEntry, unlockedEntry } from './dax_entry_lock.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** dax_layout_busy_page_range() over the whole file. */
    dax_layout_busy_page(mapping: address_space): Preemptible<page | null>;
    /**
     * Unmaps a range of a file and then looks for a page that somebody still holds. The order matters: GUP-fast either
     * took its reference before the scan, or finds the page table entry gone.
     *
     * Up to 6.14 it looks at nothing when no VMA maps the file: a page that is pinned and already unmapped is not seen.
     * Up to 6.14 the kernel also passes over entries that are locked (commit 6be3e21d25ca); the model waits for them.
     * @param start byte offset, a multiple of the page size
     * @param end last byte; Infinity for the end of the file
     * @returns the first busy page, or null
     */
    dax_layout_busy_page_range(
      mapping: address_space,
      start: number,
      end: number,
    ): Preemptible<page | null>;
    /** Whether somebody besides page tables and the idle count holds the page. @returns the page if so, else null */
    dax_busy_page(page: page): page | null;
  }
}

const file = 'fs/dax.c';
const PAGE_SIZE = 4096;

/** Pages of a byte range that ends at `end`, that byte included; 0 pages mean "to the end of the file". */
export function pageRange(start: number, end: number): { first: number; last: number; nr: number } {
  const first = start / PAGE_SIZE;
  const last = Math.floor(end / PAGE_SIZE);
  return { first, last, nr: Number.isFinite(last) ? last - first + 1 : 0 };
}

function* scan(
  k: Kernel,
  mapping: address_space,
  start: number,
  end: number,
): Preemptible<page | null> {
  const { first, last, nr } = pageRange(start, end);
  yield* k.unmap_mapping_pages(mapping, first, nr, 0);
  touches(k, mapping, 'i_pages', 'read');
  for (const index of entriesIn(mapping, first, last)) {
    const entry = yield* unlockedEntry(k, mapping, index);
    let busy: page | null = null;
    if (entry && entry.kind !== 'zero' && entry.kind !== 'empty') {
      const page = pfn_to_page(k, entry.pfn);
      yield access(page, '_refcount', 'read');
      busy = busyPageOf(k, page, 2 ** entry.order);
    }
    putUnlockedEntry(k, mapping, index);
    if (busy) return busy;
  }
  return null;
}

/** Up to 6.14 every page of an entry has its own count; since 6.15 the folio has one. */
function busyPageOf(k: Kernel, first: page, pages: number): page | null {
  if (compareReleases(k.release, '6.15') >= 0) return k.dax_busy_page(page_folio(first));
  for (let at = 0; at < pages; at += 1) {
    const busy = k.dax_busy_page(first.pgmap.pageAt(first.pfn + at));
    if (busy) return busy;
  }
  return null;
}

/** First page of each entry that has a page in a range, in order. */
export function entriesIn(mapping: address_space, first: number, last: number): number[] {
  return mapping.indexesIn(first, last);
}

export const dax_layout_busy_page = defineSymbol({
  name: 'dax_layout_busy_page',
  file,
  models: 'Unmaps a file and finds a page of it that is still held.',
  args: ['mapping'],
  returns: 'pointer',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '5.10',
      source: 'fs/dax.c at 5.2: the whole file only, and nothing if !mapping_mapped()',
      *call(k, mapping) {
        yield access(mapping, 'i_mmap', 'read');
        if (mapping.i_mmap.length === 0) return null;
        return yield* scan(k, mapping, 0, Number.POSITIVE_INFINITY);
      },
    },
    {
      since: '5.10',
      source: 'fs/dax.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, mapping) => k.dax_layout_busy_page_range(mapping, 0, Number.POSITIVE_INFINITY),
    },
  ],
});

export const dax_layout_busy_page_range = defineSymbol({
  name: 'dax_layout_busy_page_range',
  file,
  models: 'Unmaps a range of a file and finds a page of it that is still held.',
  args: ['mapping', 'start:x', 'end:x'],
  returns: 'pointer',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.15',
      source: 'fs/dax.c at 5.10, 6.1, 6.12: returns at once if !mapping_mapped()',
      *call(k, mapping, start, end) {
        yield access(mapping, 'i_mmap', 'read');
        if (mapping.i_mmap.length === 0) return null;
        return yield* scan(k, mapping, start, end);
      },
    },
    {
      since: '6.15',
      source: 'fs/dax.c at 7.2; commit cee91fa13a8e; recordings of 7.2.13',
      call: scan,
    },
  ],
});

export const dax_busy_page = defineSymbol({
  name: 'dax_busy_page',
  file,
  models: 'Tells whether anybody but page tables holds the page of an entry.',
  args: ['page'],
  returns: 'pointer',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      until: '6.15',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12: more than the one base reference',
      call: (k, page) => (k.page_ref_count(page) > 1 ? page : null),
    },
    {
      since: '6.15',
      source: 'fs/dax.c at 7.2: references less mappings',
      call(k, page) {
        touches(k, page, '_mapcount', 'read');
        return k.page_ref_count(page) !== folio_mapcount(page) ? page : null;
      },
    },
  ],
});
