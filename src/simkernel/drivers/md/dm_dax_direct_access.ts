import { PAGE_SIZE } from '../../include/limits.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from '../dax/dax_device.ts';
import type { mapped_device } from './mapped_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Device-mapper's answer: asks the target of its table that the page belongs to. @returns pages, at most nr_pages */
    dm_dax_direct_access(
      dax_dev: dax_device,
      pgoff: number,
      nr_pages: number,
      pfn: { value: number },
      md: mapped_device,
    ): number;
    /** The linear target's answer: asks the device below, as many pages further on as the target begins. */
    linear_dax_direct_access(
      md: mapped_device,
      pgoff: number,
      nr_pages: number,
      pfn: { value: number },
    ): number;
  }
}

const source = 'recordings fsdax-dm-linear of 5.10.223, 6.1.192, 6.12.107, 7.2.13';

export const dm_dax_direct_access = defineSymbol({
  name: 'dm_dax_direct_access',
  file: 'drivers/md/dm.c',
  models: 'Asks the target of a device-mapper table where a page lies.',
  args: ['dax_dev', 'pgoff:x', 'nr_pages'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, _dax_dev, pgoff, nr_pages, pfn, md) {
        const left = Math.min(nr_pages, md.size / PAGE_SIZE - pgoff);
        return k.linear_dax_direct_access(md, pgoff, left, pfn);
      },
    },
  ],
});

export const linear_dax_direct_access = defineSymbol({
  name: 'linear_dax_direct_access',
  file: 'drivers/md/dm-linear.c',
  models: 'Asks the device below a linear target where a page lies.',
  args: ['ti', 'pgoff:x', 'nr_pages'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, { target }, pgoff, nr_pages, pfn) {
        return k.dax_direct_access(target.dax_dev, target.start + pgoff, nr_pages, pfn);
      },
    },
  ],
});
