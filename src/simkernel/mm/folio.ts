import type { folio, page } from './page.ts';

/** page_folio(): the head of a tail page, otherwise the page itself. References and pins belong on it. */
export function page_folio(page: page): folio {
  return page.compound_head ?? page;
}

/** folio_test_large(): whether it has more pages than one. */
export function folio_test_large(folio: folio): boolean {
  return folio.order > 0;
}

/** folio_mapcount(): how many page table entries map the folio or a page of it. */
export function folio_mapcount(folio: folio): number {
  return folio.order > 0 ? folio._large_mapcount + 1 : folio._mapcount + 1;
}
