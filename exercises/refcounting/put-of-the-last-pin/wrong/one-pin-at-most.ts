// fails: count-after
import { addressOf, GUP_PIN_COUNTING_BIAS, type Kernel, type page } from 'simkernel';

export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;

  if (k.page_ref_sub_return(page, Math.min(refs, GUP_PIN_COUNTING_BIAS)) === 1)
    k.wake_up_var(addressOf(page, '_refcount'));

  return true;
}
