import type { Dmirror, Kernel, page, Preemptible } from 'simkernel';

type Device = Dmirror['mdevice'];

/** What the driver does before its device is removed. */
export function* before(k: Kernel, mdevice: Device): Preemptible<page | null> {
  return null;
}

/** What goes on while R removes the device: every interleaving of the two is run. */
export function* meanwhile(k: Kernel, mdevice: Device, first: page | null): Preemptible<void> {
  const page = k.dmirror_devmem_alloc_page(mdevice);
  if (page) k.put_page(page);
}
