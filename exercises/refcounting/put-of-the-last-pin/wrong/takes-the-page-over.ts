// fails: other-types
import { addressOf, type Kernel, type page } from 'simkernel';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export function __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number): boolean {
  const pgmap: Writable<page['pgmap']> = page.pgmap;
  if (pgmap.type !== 'MEMORY_DEVICE_FS_DAX') {
    pgmap.type = 'MEMORY_DEVICE_FS_DAX';
    return false;
  }

  if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page, '_refcount'));

  return true;
}
