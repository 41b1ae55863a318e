import { U64_MAX } from '../../include/limits.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { page_folio } from '../../mm/folio.ts';
import { type folio, type page, PAGE_MAPPING_DAX_SHARED } from '../../mm/page.ts';
import type { address_space, DaxEntry } from '../address_space.ts';
import { pfn_to_page } from '../../mm/pfn_to_page.ts';
import { dax_folio_is_shared } from './daxFolio.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Unties the pages of an entry from its file. A page that other files share keeps its marker and counts one less; in
     * 6.1 the test comes before the decrement, so that the last one but one clears it too late.
     * Up to 6.14 it WARNs if `trunc` and somebody still holds a page, or if the page belongs to another file; since 6.15
     * dax_folio_put() WARNs for any reference that is left; up to 7.0 it looks only at the pages of a 2 MiB folio.
     * @param trunc the blocks go with the entry
     */
    dax_disassociate_entry(mapping: address_space, index: number, trunc: boolean): void;
    /** Makes a DAX folio single pages again, with no file and no count. @returns its order before */
    dax_folio_reset_order(folio: folio): number;
  }
}

const file = 'fs/dax.c';

function pagesOf(k: Kernel, entry: DaxEntry | undefined): page[] {
  if (!entry || entry.kind === 'zero' || entry.kind === 'empty') return [];
  return Array.from({ length: 2 ** entry.order }, (_, at) => pfn_to_page(k, entry.pfn + at));
}

function untie(page: page): void {
  page.mapping = null;
  page.index = 0;
}

/** 6.0 and 6.1: keeps the marker while the count before was more than 0. */
function stillSharedPostDecrement(page: page): boolean {
  const before = page.index;
  page.index = Math.max(0, before - 1);
  return before > 0;
}

/** 6.2 to 6.14: keeps it while the count after is more than 0; one drop too many wraps and keeps it for ever. */
function stillShared(page: page): boolean {
  page.index = page.index === 0 ? U64_MAX : page.index - 1;
  return page.index > 0;
}

const untying =
  (keeps: (page: page) => boolean) =>
  (k: Kernel, mapping: address_space, index: number, trunc: boolean): void => {
    for (const page of pagesOf(k, mapping.entryAt(index))) {
      touches(k, page, 'mapping', 'write');
      const count = k.page_ref_count(page);
      if (trunc && count > 1) {
        hostOf(k).warn('daxDisassociateBusy', `${page.label} still has ${count} references`);
      }
      if (page.mapping === PAGE_MAPPING_DAX_SHARED) {
        if (keeps(page)) continue;
      } else if (page.mapping !== null && page.mapping !== mapping) {
        hostOf(k).warn('daxDisassociateForeign', `${page.label} belongs to ${page.mapping.label}`);
      }
      untie(page);
    }
  };

export const dax_disassociate_entry = defineSymbol({
  name: 'dax_disassociate_entry',
  file,
  models: 'Unties the pages of an entry from its file.',
  args: ['mapping', 'index', 'trunc'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until: '6.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1; recordings of 5.10.223, 6.1.192',
      call: untying(stillSharedPostDecrement),
    },
    {
      since: '6.2',
      until: '6.15',
      source: 'commit 169004265860; fs/dax.c at 6.12; recordings of 6.12.107',
      call: untying(stillShared),
    },
    {
      since: '6.15',
      source: 'fs/dax.c dax_disassociate_entry, dax_folio_put at 7.2; recordings of 7.2.13',
      call(k, mapping, index) {
        const [first] = pagesOf(k, mapping.entryAt(index));
        if (!first) return;
        const folio = page_folio(first);
        touches(k, folio, 'mapping', 'write');
        if (dax_folio_is_shared(folio)) {
          folio.index -= 1;
          if (folio.index > 0) return;
        }
        folio.mapping = null;
        if (compareReleases(k.release, '7.1') >= 0) k.dax_folio_reset_order(folio);
        else if (folio.order > 0) split(k, folio);
      },
    },
  ],
});

/** Makes the pages of a folio single pages; each of them must be idle. @returns its order before */
function split(k: Kernel, folio: folio): number {
  const { order } = folio;
  folio.order = 0;
  folio._large_mapcount = -1;
  for (let at = 0; at < 2 ** order; at += 1) {
    const page = folio.pgmap.pageAt(folio.pfn + at);
    page.compound_head = null;
    untie(page);
    const count = k.page_ref_count(page);
    if (count > 0) {
      hostOf(k).warn('folioPutReferenced', `${page.label} still has ${count} references`);
    }
  }
  return order;
}

export const dax_folio_reset_order = defineSymbol({
  name: 'dax_folio_reset_order',
  file,
  models: 'Makes a DAX folio single pages again.',
  args: ['folio'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '7.1',
      source: 'commit 59eb73b98ae0, in 7.1; fs/dax.c at 7.2; recordings of 7.2.13 show the call',
      call: split,
    },
  ],
});
