import { addressOf, type Kernel, type page } from 'simkernel';

// FILL: the code before the patch. The simulation runs it, and finds every invariant kept.
export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;
  if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page, '_refcount'));
  return true;
}
