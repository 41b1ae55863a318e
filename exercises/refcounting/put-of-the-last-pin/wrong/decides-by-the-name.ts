// fails: other-types
import { addressOf, type Kernel, type page } from 'simkernel';

export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  if (page.pgmap.label !== 'pgmap:pmem0' && !page.pgmap.label.includes('pmem')) return false;

  if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page, '_refcount'));

  return true;
}
