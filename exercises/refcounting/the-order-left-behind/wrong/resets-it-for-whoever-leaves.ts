// fails: still-shared
import type { folio, Kernel } from 'simkernel';

/** fs/dax.c: one file less has the folio. With the last one it becomes single pages again. */
export function dax_folio_put(k: Kernel, folio: folio): void {
  const { order } = folio;
  folio.order = 0;
  if (folio.mapping === null && folio.index !== 0) {
    folio.index -= 1;
    if (folio.index > 0) return;
  }
  folio.mapping = null;
  if (order === 0) return;

  for (let i = 0; i < 2 ** order; i += 1) {
    const page = folio.pgmap.pageAt(folio.pfn + i);
    page.compound_head = null;
    page.mapping = null;
    page.index = 0;
  }
}
