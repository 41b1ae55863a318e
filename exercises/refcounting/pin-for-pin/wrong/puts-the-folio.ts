// fails: inspect-wakes
import { EFAULT, type Kernel, type page, type Preemptible } from 'simkernel';

/** The device of the driver. */
interface Device {
  /** Moves the data, and sleeps until the device is done. */
  move(pages: readonly page[]): Preemptible<void>;
  /** Looks at the struct page; touches no data. */
  look(page: page): void;
}

/** Moves the data of `nr_pages` pages of the current process, from virtual page `start` on. */
export function* transfer(
  k: Kernel,
  device: Device,
  start: number,
  nr_pages: number,
): Preemptible<number> {
  const pages: page[] = [];
  const pinned = yield* k.pin_user_pages_fast(start, nr_pages, 0, pages);
  if (pinned < nr_pages) {
    for (const page of pages) k.unpin_user_page(page);
    return pinned < 0 ? pinned : -EFAULT;
  }
  yield* device.move(pages);
  for (const page of pages) k.unpin_user_page(page);
  return 0;
}

/** Looks at the struct page behind virtual page `start` of the current process. */
export function* inspect(k: Kernel, device: Device, start: number): Preemptible<number> {
  const pages: page[] = [];
  const got = yield* k.get_user_pages_fast(start, 1, 0, pages);
  if (got < 0) return got;
  for (const page of pages) {
    device.look(page);
    k.folio_put(page);
  }
  return 0;
}
