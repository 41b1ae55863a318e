import { gupFlags } from '../include/gup_flags.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { compareReleases } from '../kernel/release.ts';
import type { page } from '../mm/page.ts';

/** The page of a transfer that has been started and not yet ended. */
export interface DirectIo {
  readonly page: page;
  /** The recorded 6.12 and 7.2 pin; 5.10 and 6.1 take a plain reference. */
  readonly pinned: boolean;
}

/**
 * What happens when a process starts an O_DIRECT read into a page of its memory: the page is held until the device is done.
 * Recorded: +1 on 5.10.223 and 6.1.192, +1024 on 6.12.107 and 7.2.13.
 * @returns the transfer, or -errno
 */
export function* startDirectRead(k: Kernel, start: number): Preemptible<DirectIo | number> {
  const pinned = compareReleases(k.release, '6.12') >= 0;
  const { FOLL_WRITE } = gupFlags(k.release);
  const pages: page[] = [];
  const got = pinned
    ? yield* k.pin_user_pages_fast(start, 1, FOLL_WRITE, pages)
    : yield* k.get_user_pages_fast(start, 1, FOLL_WRITE, pages);
  const [page] = pages;
  return page ? { page, pinned } : got;
}

/** The device is done: the page is given back the way it was taken. */
export function* endDirectRead(k: Kernel, transfer: DirectIo): Preemptible<void> {
  yield access(transfer.page, '_refcount', 'readWrite');
  if (transfer.pinned) k.unpin_user_folio(transfer.page, 1);
  else k.put_page(transfer.page);
}
