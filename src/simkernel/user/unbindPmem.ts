import type { pmem_device } from '../drivers/nvdimm/pmem_device.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Preemptible } from '../kernel/preemptible.ts';

/**
 * What happens when a process writes the name of a namespace to the unbind file of the pmem driver: the driver's remove
 * operation, then what devres undoes, last things first: the disk, then the struct pages.
 * Source: the order of the outermost calls in the recordings removal-xfs of 5.10.223, 6.1.192, 6.12.107, 7.2.13.
 */
export function* unbindPmem(k: Kernel, pmem: pmem_device): Preemptible<number> {
  k.nd_pmem_remove(pmem);
  yield* k.pmem_release_disk(pmem);
  const pgmap = k.globals.pgmap_array.load(pmem.pfnAt(0));
  if (pgmap) yield* k.memunmap_pages(pgmap);
  return 0;
}
