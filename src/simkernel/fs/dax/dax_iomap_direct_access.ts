import type { dax_device } from '../../drivers/dax/dax_device.ts';
import { EINVAL, ENXIO } from '../../include/errno.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * The pfn behind a page of a dax device, for a fault. 5.10's name for it.
     * @param pgoff page of the device
     * @param nr_pages pages that the fault wants to map at once
     * @param pfn receives the pfn
     * @returns 0, or -EINVAL if fewer pages lie there or they are not aligned to their number
     */
    dax_iomap_pfn(
      dax_dev: dax_device,
      pgoff: number,
      nr_pages: number,
      pfn: { value: number },
    ): number;
    /** The same from 6.0 on. */
    dax_iomap_direct_access(
      dax_dev: dax_device,
      pgoff: number,
      nr_pages: number,
      pfn: { value: number },
    ): number;
    /**
     * Asks the driver of a dax device where a page of it lies.
     * @returns how many pages lie there one behind the other, at most nr_pages; -ENXIO once kill_dax() has run
     */
    dax_direct_access(
      dax_dev: dax_device,
      pgoff: number,
      nr_pages: number,
      pfn: { value: number },
    ): number;
    /** The pmem driver's answer: its first pfn plus the page. */
    pmem_dax_direct_access(
      dax_dev: dax_device,
      pgoff: number,
      nr_pages: number,
      pfn: { value: number },
    ): number;
  }
}

const source = 'fs/dax.c and drivers/dax/super.c at 5.10, 6.1, 6.12, 7.2; recordings of all four';

function ask(
  k: Kernel,
  dax_dev: dax_device,
  pgoff: number,
  nr_pages: number,
  pfn: { value: number },
): number {
  const length = k.dax_direct_access(dax_dev, pgoff, nr_pages, pfn);
  return length < nr_pages || pfn.value % nr_pages !== 0 ? -EINVAL : 0;
}

export const dax_iomap_pfn = defineSymbol({
  name: 'dax_iomap_pfn',
  file: 'fs/dax.c',
  models: 'Finds the pfn behind a page of a dax device.',
  args: ['dax_dev', 'pgoff:x', 'nr_pages'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '5.2', until: '6.0', source, call: ask }],
});

export const dax_iomap_direct_access = defineSymbol({
  name: 'dax_iomap_direct_access',
  file: 'fs/dax.c',
  models: 'Finds the pfn behind a page of a dax device.',
  args: ['dax_dev', 'pgoff:x', 'nr_pages'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '6.0', source, call: ask }],
});

export const dax_direct_access = defineSymbol({
  name: 'dax_direct_access',
  file: 'drivers/dax/super.c',
  models: 'Asks the driver of a dax device where a page of it lies.',
  args: ['dax_dev', 'pgoff:x', 'nr_pages'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call: (k, dax_dev, pgoff, nr_pages, pfn) =>
        dax_dev.alive ? dax_dev.ops.direct_access(k, dax_dev, pgoff, nr_pages, pfn) : -ENXIO,
    },
  ],
});

export const pmem_dax_direct_access = defineSymbol({
  name: 'pmem_dax_direct_access',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Answers with the pfn of a page of the pmem device.',
  args: ['dax_dev', 'pgoff:x', 'nr_pages'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call(_k, dax_dev, pgoff, nr_pages, pfn) {
        pfn.value = dax_dev.pfnAt(pgoff);
        return nr_pages;
      },
    },
  ],
});
