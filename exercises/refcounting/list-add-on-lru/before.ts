import type { Dmirror, Kernel, page } from 'simkernel';

type dmirror_device = Dmirror['mdevice'];

/** The driver lends a page of its memory. */
export function dmirror_devmem_alloc_page(k: Kernel, mdevice: dmirror_device): page | null {
  const dpage = mdevice.takeFree(k);
  if (dpage === null) return null;
  mdevice.calloc += 1;
  k.zone_device_page_init(dpage);
  return dpage;
}

/** The driver gets a page back, after the last put. */
export function dmirror_devmem_free(k: Kernel, page: page): void {
  const mdevice = page.pgmap.owner as dmirror_device;
  mdevice.cfree += 1;
  mdevice.giveBack(k, page);
}
