import { gupFlags } from '../include/gup_flags.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { compareReleases } from '../kernel/release.ts';
import { putGrab } from '../mm/gup/grab.ts';
import type { mm_struct } from '../mm/mm_struct.ts';
import type { page } from '../mm/page.ts';

/** FOLL_TOUCH, FOLL_REMOTE and FOLL_UNLOCKABLE as recordings from 6.12 on show them: nothing of the model depends on them. */
const remoteFlags = (k: Kernel) => (compareReleases(k.release, '6.12') < 0 ? 0 : 0x250000);

/**
 * What process_vm_readv() does first: it pins a page of another process, whose memory it is about to copy.
 * Source: mm/process_vm_access.c at 5.10, 6.1, 6.12, 7.2 (pin_user_pages_remote).
 * @param start virtual page number in the other process
 * @returns the page, or -errno
 */
export function* startVmRead(k: Kernel, mm: mm_struct, start: number): Preemptible<page | number> {
  const pages: page[] = [];
  const flags = gupFlags(k.release).FOLL_PIN | remoteFlags(k);
  const got = yield* k.__get_user_pages(start, 1, flags, pages, mm);
  return pages[0] ?? got;
}

/** The copy is done: the pin goes. */
export function* endVmRead(k: Kernel, page: page): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  putGrab(k, page, gupFlags(k.release).FOLL_PIN);
}
