import { PAGE_SIZE } from '../../include/limits.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../../mm/dev_pagemap.ts';
import { pmem_device } from './pmem_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * The pmem driver's answer to a poisoned page: turns pfns into bytes of its dax device and tells the holder.
     * The offset is relative to the dax device, not to a partition on it. Since 6.0.
     * @returns what dax_holder_notify_failure() returned
     */
    pmem_pagemap_memory_failure(
      pgmap: dev_pagemap,
      pfn: number,
      nr_pages: number,
      mf_flags: number,
    ): Preemptible<number>;
  }
}

export const pmem_pagemap_memory_failure = defineSymbol({
  name: 'pmem_pagemap_memory_failure',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Turns a poisoned pfn into an offset of the dax device and tells the holder.',
  args: ['pgmap', 'pfn:x', 'nr_pages', 'mf_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      source: 'commit 33a8f7f2b3a3; drivers/nvdimm/pmem.c at 6.1, 6.12, 7.2',
      *call(k, pgmap, pfn, nr_pages, mf_flags) {
        const pmem = pgmap.owner;
        if (!(pmem instanceof pmem_device)) {
          throw new SimError('badArgument', `${pgmap.label} does not belong to the pmem driver.`);
        }
        const offset = pfn * PAGE_SIZE - pmem.phys_addr - pmem.data_offset;
        const len = nr_pages * PAGE_SIZE;
        return yield* k.dax_holder_notify_failure(pmem.dax_dev, offset, len, mf_flags);
      },
    },
  ],
});
