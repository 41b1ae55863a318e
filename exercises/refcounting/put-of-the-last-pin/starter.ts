import { addressOf, type Kernel, type page } from 'simkernel';

/** mm/memremap.c, Linux 6.1 */
export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  // Which pages are yours? page.pgmap.type tells.

  // Take `refs` references off, and wake who waits on this address when it is time:
  const waiters = addressOf(page, '_refcount');

  return false;
}
