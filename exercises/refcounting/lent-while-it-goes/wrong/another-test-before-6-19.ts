// fails: held-is-enough
import { access, type Dmirror, type Kernel, type page, type Preemptible } from 'simkernel';

type Device = Dmirror['mdevice'];

/** At 7.2 a page that is lent when removal begins. */
export function* before(k: Kernel, mdevice: Device): Preemptible<page | null> {
  return k.release === '7.2' ? k.dmirror_devmem_alloc_page(mdevice) : null;
}

/** At 7.2 two pages, one of them lent before; elsewhere one that is lent when nobody holds the pgmap. */
export function* meanwhile(k: Kernel, mdevice: Device, first: page | null): Preemptible<void> {
  yield access(mdevice, 'freePages', 'readWrite');
  const second = k.dmirror_devmem_alloc_page(mdevice);
  yield access(mdevice, 'freePages', 'readWrite');
  if (first) k.put_page(first);
  yield access(mdevice, 'freePages', 'readWrite');
  if (second) k.put_page(second);
}
