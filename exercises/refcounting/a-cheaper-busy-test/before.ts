import { addressOf, type folio, type Kernel } from 'simkernel';

/** How many page table entries map the folio. */
function folio_mapcount(folio: folio): number {
  return folio.order > 0 ? folio._large_mapcount + 1 : folio._mapcount + 1;
}

/** The condition of whoever sleeps until nobody has the folio. */
export function dax_page_is_idle(k: Kernel, folio: folio): boolean {
  return k.page_ref_count(folio) === 0;
}

/** The folio, if somebody holds it besides page tables. The scan has unmapped its file before it asks. */
export function dax_busy_page(k: Kernel, folio: folio): folio | null {
  const held = k.page_ref_count(folio) - folio_mapcount(folio);
  return held !== 0 ? folio : null;
}

/** The count of an FS_DAX folio has come to 0. */
export function free_zone_device_folio(k: Kernel, folio: folio): void {
  k.wake_up_var(addressOf(folio));
}
