import type { address_space } from '../../../src/simkernel/fs/address_space.ts';
import { dax_folio_is_shared } from '../../../src/simkernel/fs/dax/daxFolio.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { type folio, type page, PAGE_MAPPING_DAX_SHARED } from '../../../src/simkernel/mm/page.ts';
import { page_folio } from '../../../src/simkernel/mm/folio.ts';
import { pfn_to_page } from '../../../src/simkernel/mm/pfn_to_page.ts';
import type { Patch } from '../../races/race.ts';

/** The page behind an entry of one page that has blocks. */
function pageOf(k: Kernel, mapping: address_space, index: number): page | undefined {
  const entry = mapping.entryAt(index);
  return entry?.kind === 'pte' ? pfn_to_page(k, entry.pfn) : undefined;
}

/** Marks a shared page and counts nobody, so that the first drop wraps the count. 6.2 to 6.14. */
export const marksWithoutCounting: Patch = {
  dax_associate_entry(k: Kernel, _mapping: address_space, _index: number, pfn: number) {
    const page = pfn_to_page(k, pfn);
    page.mapping = PAGE_MAPPING_DAX_SHARED;
    page.index = 0;
  },
};

function dropOnce(k: Kernel, folio: folio): void {
  if (dax_folio_is_shared(folio)) {
    folio.index -= 1;
    if (folio.index > 0) return;
  }
  k.dax_folio_reset_order(folio);
}

/** Takes two sharers off where one file goes. At 7.2. */
export const dropsTwice: Patch = {
  dax_disassociate_entry(k: Kernel, mapping: address_space, index: number) {
    const page = pageOf(k, mapping, index);
    if (!page) return;
    dropOnce(k, page_folio(page));
    dropOnce(k, page_folio(page));
  },
};

/** Keeps the marker while the count was more than 0 before the decrement, as 6.1 does. 6.2 to 6.14. */
export const testsBeforeTheDecrement: Patch = {
  dax_disassociate_entry(k: Kernel, mapping: address_space, index: number) {
    const page = pageOf(k, mapping, index);
    if (!page) return;
    const before = page.index;
    page.index = Math.max(0, before - 1);
    if (page.mapping === PAGE_MAPPING_DAX_SHARED && before > 0) return;
    page.mapping = null;
    page.index = 0;
  },
};

/** Counts the first user of a shared block as a sharer, so that the page names no file. Since 6.15. */
export const countsTheFirstSharer: Patch = {
  dax_associate_entry(
    k: Kernel,
    mapping: address_space,
    index: number,
    pfn: number,
    _order: number,
    shared: boolean,
  ) {
    const folio = page_folio(pfn_to_page(k, pfn));
    folio.mapping = shared ? null : mapping;
    folio.index = shared ? folio.index + 1 : index;
  },
};

/** Splits a folio and leaves its tails linked to the head: the word that has the pgmap. At 7.2. */
export const leavesTheTails: Patch = {
  dax_folio_reset_order(_k: Kernel, folio: folio) {
    const { order } = folio;
    folio.order = 0;
    folio.mapping = null;
    folio.index = 0;
    return order;
  },
};

/** Splits a folio and leaves the head a head, with its order. At 7.2. */
export const leavesTheOrder: Patch = {
  dax_folio_reset_order(_k: Kernel, folio: folio) {
    for (let at = 0; at < 2 ** folio.order; at += 1) {
      const page = folio.pgmap.pageAt(folio.pfn + at);
      page.compound_head = null;
      page.mapping = null;
      page.index = 0;
    }
    return folio.order;
  },
};

/** Goes to the page of an entry before it has looked whether the entry has one. Since 6.15. */
export const looksBeforeTheZeroTest: Patch = {
  dax_disassociate_entry(k: Kernel, mapping: address_space, index: number) {
    const entry = mapping.entryAt(index);
    if (!entry) return;
    const folio = page_folio(pfn_to_page(k, entry.pfn));
    if (entry.kind === 'zero' || entry.kind === 'empty') return;
    folio.mapping = null;
    folio.index = 0;
  },
};
