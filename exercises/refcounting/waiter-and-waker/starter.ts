import { addressOf, type folio, type Kernel, type page, type Preemptible } from 'simkernel';

/** fs/dax.c: sleeps until nobody holds the page. */
export function* wait_page_idle(
  k: Kernel,
  page: page,
  cb: (address: string) => Preemptible<void>,
): Preemptible<void> {
  const address = addressOf(page, '_refcount');
  yield* k.___wait_var_event(
    address,
    () => k.page_ref_count(page) === 1,
    () => cb(address),
  );
}

/** mm/memremap.c: the count of an FS_DAX folio has come to 0. */
export function free_zone_device_folio(k: Kernel, folio: folio): void {
  if (k.page_ref_count(folio) === 1) k.wake_up_var(addressOf(folio));
}
