import { gupFlags } from '../include/gup_flags.ts';
import { hostOf, type Kernel } from '../kernel/kernel.ts';
import { addressOf } from '../kernel/kernelObject.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { compareReleases } from '../kernel/release.ts';
import { page_folio } from '../mm/folio.ts';
import type { page } from '../mm/page.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/** The page of a transfer that has been started and not yet ended. */
export interface DirectIo {
  readonly page: page;
  /** The recorded 6.12 and 7.2 pin; 5.10 and 6.1 take a plain reference. */
  readonly pinned: boolean;
}

/**
 * What happens when a process starts an O_DIRECT read into a page of its memory: the page is held until the device
 * is done. Recorded: +1 on 5.10.223 and 6.1.192, +1024 on 6.12.107 and 7.2.13.
 * @param start - virtual page number
 * @since 5.10
 * @returns the transfer, or -errno
 * @throws SimError badArgument for a task without memory, as GUP does
 * @source recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13
 */
export function startDirectRead(k: Kernel, start: number): Preemptible<DirectIo | number> {
  requireArguments('startDirectRead', 'k: kernel, start: whole', [k, start]);
  return startDirectIo(k, start, gupFlags(k.release).FOLL_WRITE);
}

/** The same for an O_DIRECT write: the device only reads the page, so it may stay read-only. */
export function startDirectWrite(k: Kernel, start: number): Preemptible<DirectIo | number> {
  return startDirectIo(k, start, 0);
}

function* startDirectIo(k: Kernel, start: number, flags: number): Preemptible<DirectIo | number> {
  const pinned = compareReleases(k.release, '6.12') >= 0;
  const pages: page[] = [];
  const got = pinned
    ? yield* k.pin_user_pages_fast(start, 1, flags, pages)
    : yield* k.get_user_pages_fast(start, 1, flags, pages);
  const [page] = pages;
  return page ? { page, pinned } : got;
}

/**
 * The device is done: the page is given back the way it was taken. The recording of 6.1.192 shows the count fall
 * without a call of the put; why is open. The model lets it fall, and wakes whoever waits for it, without a call
 * as well.
 * @param transfer - what startDirectRead() returned
 * @since 5.10
 * @throws SimError badArgument for anything else than what the parameters name
 * @source recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13
 */
export function* endDirectRead(k: Kernel, transfer: DirectIo): Preemptible<void> {
  requireArguments('endDirectRead', 'k: kernel, transfer: transfer', [k, transfer]);
  const { page } = transfer;
  yield access(page, '_refcount', 'readWrite');
  if (transfer.pinned) k.unpin_user_folio(page, 1);
  else if (compareReleases(k.release, '6.1') < 0) k.put_page(page);
  else if (k.page_ref_sub_return(page_folio(page), 1) === 1) {
    hostOf(k).wake(addressOf(page, '_refcount'));
  }
}
