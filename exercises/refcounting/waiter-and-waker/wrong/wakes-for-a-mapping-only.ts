// fails: shared-page
import { addressOf, type folio, type Kernel, type page, type Preemptible } from 'simkernel';

export function* wait_page_idle(
  k: Kernel,
  page: page,
  cb: (address: string) => Preemptible<void>,
): Preemptible<void> {
  const address = addressOf(page);
  yield* k.___wait_var_event(
    address,
    () => k.page_ref_count(page) === 0,
    () => cb(address),
  );
}

export function free_zone_device_folio(k: Kernel, folio: folio): void {
  // The put that brought the count to 0 is the only one that comes here.
  if (folio.mapping !== null) k.wake_up_var(addressOf(folio));
}
