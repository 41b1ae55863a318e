import { addressOf, type folio, type Kernel } from 'simkernel';

/** The condition of whoever sleeps until nobody has the folio. */
export function dax_page_is_idle(k: Kernel, folio: folio): boolean {
  return !k.page_ref_count(folio);
}

/** The folio, if somebody holds it besides page tables. The scan has unmapped its file before it asks. */
export function dax_busy_page(k: Kernel, folio: folio): folio | null {
  return k.page_ref_count(folio) > 1 ? folio : null;
}

/** The count of an FS_DAX folio has come to 0. */
export function free_zone_device_folio(k: Kernel, folio: folio): void {
  // Only a file waits for its pages.
  if (folio.mapping === null) return;
  k.wake_up_var(addressOf(folio));
}
