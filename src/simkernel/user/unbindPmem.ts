import { boundPgmap } from '../drivers/base/boundPgmap.ts';
import type { pmem_device } from '../drivers/nvdimm/pmem_device.ts';
import { ENODEV } from '../include/errno.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Preemptible } from '../kernel/preemptible.ts';

/**
 * What happens when a process writes the name of a namespace to the unbind file of the pmem driver: the driver's remove
 * operation, then what devres undoes, last things first: the disk, then the struct pages.
 * @returns 0; -ENODEV where the driver is not bound any more
 * @throws SimError notModelled while another unbind of the device is going on
 * Source: the order of the outermost calls in the recordings removal-xfs of 5.10.223, 6.1.192, 6.12.107, 7.2.13.
 */
export function* unbindPmem(k: Kernel, pmem: pmem_device): Preemptible<number> {
  const pgmap = boundPgmap(k, pmem.dax_dev, pmem.pfnAt(0));
  if (!pgmap) return -ENODEV;
  k.nd_pmem_remove(pmem);
  yield* k.pmem_release_disk(pmem);
  yield* k.memunmap_pages(pgmap);
  return 0;
}
