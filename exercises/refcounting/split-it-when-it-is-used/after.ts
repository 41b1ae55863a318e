import type { folio, Kernel } from 'simkernel';

/** The first 2^order pages from the head on. */
function pagesOf({ pfn, pgmap }: folio, order: number): folio[] {
  return Array.from({ length: 2 ** order }, (_, at) => pgmap.pageAt(pfn + at));
}

/** One file less has the folio. With the last one it is nobody's. */
export function dax_folio_put(_k: Kernel, folio: folio): void {
  if (folio.mapping === null && folio.index > 1) {
    folio.index -= 1;
    return;
  }
  folio.mapping = null;
  folio.index = 0;
  folio.order = 0;
}

/** The pages of a new entry become one folio, whatever they were part of. */
export function dax_folio_init(_k: Kernel, folio: folio, order: number): void {
  for (const page of pagesOf(folio, order)) {
    page.compound_head = page === folio ? null : folio;
    page.mapping = null;
    page.index = 0;
  }
  folio.order = order;
}
