// fails: other-types
import { addressOf, type Kernel, type page } from 'simkernel';

export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  const left = k.page_ref_sub_return(page, refs);
  if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') {
    // Too late: meanwhile another CPU can have seen a page that nobody holds.
    k.page_ref_add(page, refs);
    return false;
  }
  if (left === 1) k.wake_up_var(addressOf(page, '_refcount'));
  return true;
}
