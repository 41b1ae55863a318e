import { gupFlags } from '../include/gup_flags.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { putGrab } from '../mm/gup/grab.ts';
import type { mm_struct } from '../mm/mm_struct.ts';
import type { page } from '../mm/page.ts';

/**
 * What process_vm_readv() does first: it pins a page of another process, whose memory it is about to copy.
 * Source: mm/process_vm_access.c at 5.10, 6.1, 6.12, 7.2 (pin_user_pages_remote).
 * @param start virtual page number in the other process
 * @returns the page, or -errno
 */
export function* startVmRead(k: Kernel, mm: mm_struct, start: number): Preemptible<page | number> {
  const pages: page[] = [];
  const got = yield* k.__get_user_pages(start, 1, gupFlags(k.release).FOLL_PIN, pages, mm);
  return pages[0] ?? got;
}

/** The copy is done: the pin goes. */
export function* endVmRead(k: Kernel, page: page): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  putGrab(k, page, gupFlags(k.release).FOLL_PIN);
}
