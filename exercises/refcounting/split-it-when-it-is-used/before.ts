import type { folio, Kernel } from 'simkernel';

/** The first 2^order pages from the head on. */
function pagesOf({ pfn, pgmap }: folio, order: number): folio[] {
  return Array.from({ length: 2 ** order }, (_, at) => pgmap.pageAt(pfn + at));
}

/** One file less has the folio. With the last one it becomes single pages again. */
export function dax_folio_put(_k: Kernel, folio: folio): void {
  const isShared = folio.mapping === null && folio.index !== 0;
  if (isShared) {
    folio.index -= 1;
    if (folio.index > 0) return;
  }
  for (const page of pagesOf(folio, folio.order)) {
    page.compound_head = null;
    page.mapping = null;
    page.index = 0;
  }
  folio.order = 0;
}

/** The pages of a new entry become one folio. */
export function dax_folio_init(_k: Kernel, folio: folio, order: number): void {
  for (const page of pagesOf(folio, order)) {
    if (page !== folio) page.compound_head = folio;
  }
  folio.order = order;
}
