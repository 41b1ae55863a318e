import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { folio } from '../../mm/page.ts';

/** dax_folio_is_shared(): no mapping and a count. Since 6.15. Source: fs/dax.c at 7.2. */
export function dax_folio_is_shared(folio: folio): boolean {
  return folio.mapping === null && folio.index !== 0;
}

/**
 * dax_folio_init(): makes the pages of a new 2 MiB entry one folio, whose head has the counts. WARNs if the page is part of
 * one already, or somebody holds it. Since 6.15. Source: fs/dax.c at 7.2.
 */
export function dax_folio_init(k: Kernel, folio: folio, order: number): void {
  if (folio.order > 0) {
    hostOf(k).warn('daxFolioLarge', `${folio.label} is a folio of order ${folio.order} already`);
  }
  if (order === 0) return;
  folio.order = order;
  folio._large_mapcount = -1;
  for (let at = 1; at < 2 ** order; at += 1) {
    folio.pgmap.pageAt(folio.pfn + at).compound_head = folio;
  }
  const count = k.page_ref_count(folio);
  if (count > 0) {
    hostOf(k).warn('folioPutReferenced', `${folio.label} still has ${count} references`);
  }
}
