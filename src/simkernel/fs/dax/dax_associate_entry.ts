import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { page_folio } from '../../mm/folio.ts';
import { pfn_to_page } from '../../mm/pfn_to_page.ts';
import { type page, PAGE_MAPPING_DAX_SHARED } from '../../mm/page.ts';
import type { address_space } from '../address_space.ts';
import { dax_folio_init, dax_folio_is_shared } from './daxFolio.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Ties the pages of an entry to its file: page->mapping and page->index, of each page up to 6.14, of the folio since
     * 6.15. WARNs if they belong to a file already and the block does not count as shared.
     *
     * Shared blocks: 6.1 sets the mapping to a marker and counts in page->index; 6.2 to 6.14 count in page->share, which
     * lies in the same word; since 6.15 the first association is a plain one, the second clears the mapping and makes
     * the count 2.
     * @param index first page of the entry in the file
     */
    dax_associate_entry(
      mapping: address_space,
      index: number,
      pfn: number,
      order: number,
      shared: boolean,
    ): void;
  }
}

/** A page that had a plain mapping counts as one association already. */
function countOneMore(page: page): void {
  if (page.mapping !== PAGE_MAPPING_DAX_SHARED) {
    if (page.mapping !== null) page.index = 1;
    page.mapping = PAGE_MAPPING_DAX_SHARED;
  }
  page.index += 1;
}

function warnIfTied(k: Kernel, page: page): void {
  if (page.mapping === null) return;
  hostOf(k).warn('daxAssociateMapped', `${page.label} belongs to a file already`);
}

export const dax_associate_entry = defineSymbol({
  name: 'dax_associate_entry',
  file: 'fs/dax.c',
  models: 'Ties the pages of an entry to its file.',
  args: ['mapping', 'index', 'pfn:x', 'order', 'shared'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      until: '6.15',
      source:
        'fs/dax.c at 5.2, 5.10, 6.1, 6.12; recordings fsdax-mf-xfs-reflink of 6.1.192, 6.12.107',
      call(k, mapping, index, pfn, order, shared) {
        for (let at = 0; at < 2 ** order; at += 1) {
          const page = pfn_to_page(k, pfn + at);
          touches(k, page, 'mapping', 'write');
          if (shared) {
            countOneMore(page);
            continue;
          }
          warnIfTied(k, page);
          page.mapping = mapping;
          page.index = index + at;
        }
      },
    },
    {
      since: '6.15',
      source: 'fs/dax.c at 7.2; commit cbe298d82cf7; recording fsdax-mf-xfs-reflink of 7.2.13',
      call(k, mapping, index, pfn, order, shared) {
        const folio = page_folio(pfn_to_page(k, pfn));
        touches(k, folio, 'mapping', 'write');
        if (shared && (folio.mapping !== null || dax_folio_is_shared(folio))) {
          if (folio.mapping !== null) {
            folio.mapping = null;
            folio.index = 1;
          }
          if (folio.order !== order) {
            const text = `${folio.label} has order ${folio.order}, its entry order ${order}`;
            hostOf(k).warn('daxAssociateOrder', text);
          }
          folio.index += 1;
          return;
        }
        warnIfTied(k, folio);
        dax_folio_init(k, folio, order);
        folio.mapping = mapping;
        folio.index = index;
      },
    },
  ],
});
