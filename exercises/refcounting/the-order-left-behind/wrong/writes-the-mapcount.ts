// fails: no-other-field
import type { folio, Kernel } from 'simkernel';

/** fs/dax.c: one file less has the folio. With the last one it becomes single pages again. */
export function dax_folio_put(_k: Kernel, folio: folio): void {
  if (folio.mapping === null && folio.index !== 0) {
    folio.index -= 1;
    if (folio.index > 0) return;
  }
  folio.mapping = null;
  const { order } = folio;
  if (order === 0) return;

  folio.order = 0;
  for (let i = 0; i < 2 ** order; i += 1) {
    const page = folio.pgmap.pageAt(folio.pfn + i);
    page.compound_head = null;
    page.mapping = null;
    page.index = 0;
    page._mapcount = 0;
  }
}
