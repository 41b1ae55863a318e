// fails: as-released
import { access, type Dmirror, type Kernel, type page, type Preemptible } from 'simkernel';

type Device = Dmirror['mdevice'];

/** A page that is lent when removal begins: at 7.2 it lets the second one out. */
export function* before(k: Kernel, mdevice: Device): Preemptible<page | null> {
  return k.dmirror_devmem_alloc_page(mdevice);
}

/** Lends a second page, before or after the pgmap is killed, and then takes both back, one by one. */
export function* meanwhile(k: Kernel, mdevice: Device, first: page | null): Preemptible<void> {
  if (!first) return;
  yield access(first, '_refcount', 'readWrite');
  const second = null as page | null;
  yield access(first, '_refcount', 'readWrite');
  k.put_page(first);
  if (!second) return;
  yield access(second, '_refcount', 'readWrite');
  k.put_page(second);
}
