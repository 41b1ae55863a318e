import { type Dmirror, type Kernel, list_add, list_del, list_head, type page } from 'simkernel';

type dmirror_device = Dmirror['mdevice'];

/** Pages that are lent, linked by page->lru. */
const lent = new list_head('lent');

/** The driver lends a page of its memory. */
export function dmirror_devmem_alloc_page(k: Kernel, mdevice: dmirror_device): page | null {
  const dpage = mdevice.takeFree(k);
  if (dpage === null) return null;
  k.zone_device_page_init(dpage);
  mdevice.calloc += 1;
  list_add(dpage, lent);
  return dpage;
}

/** The driver gets a page back, after the last put. */
export function dmirror_devmem_free(k: Kernel, page: page): void {
  const mdevice = page.pgmap.owner as dmirror_device;
  list_del(page);
  mdevice.giveBack(k, page);
  mdevice.cfree += 1;
}
