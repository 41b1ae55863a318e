import { addressOf, type Kernel, type page } from 'simkernel';

// FILL: the code after the patch: git diff --no-index before.ts after.ts makes patch.diff, less its first two lines.
export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return false;
  if (k.page_ref_sub_return(page, refs) === 0) k.wake_up_var(addressOf(page, '_refcount'));
  return true;
}
