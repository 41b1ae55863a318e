// fails: live-only
import { access, type Dmirror, type Kernel, type page, type Preemptible } from 'simkernel';

type Device = Dmirror['mdevice'];

/** A page that is lent when removal begins. */
export function* before(k: Kernel, mdevice: Device): Preemptible<page | null> {
  return k.dmirror_devmem_alloc_page(mdevice);
}

/** Up to 6.18 it lends a second page; at 7.2 it only takes the first one back. */
export function* meanwhile(k: Kernel, mdevice: Device, first: page | null): Preemptible<void> {
  if (!first) return;
  yield access(first, '_refcount', 'readWrite');
  const second = k.release === '7.2' ? null : k.dmirror_devmem_alloc_page(mdevice);
  yield access(first, '_refcount', 'readWrite');
  k.put_page(first);
  if (!second) return;
  yield access(second, '_refcount', 'readWrite');
  k.put_page(second);
}
