// fails: count-after
import { addressOf, type Kernel, type page } from 'simkernel';

export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;
  const taken = refs === 1024 ? 1024 : 1;
  if (k.page_ref_sub_return(page, taken) === 1) k.wake_up_var(addressOf(page, '_refcount'));
  return true;
}
