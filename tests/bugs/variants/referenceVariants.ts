import { ENXIO } from '../../../src/simkernel/include/errno.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import type { Patch } from '../../races/race.ts';

/** Up to 6.1: drops the reference of madvise() where the pgmap is handled, and keeps it where there is none. */
export const keepsItWithoutAPgmap: Patch = {
  *memory_failure(k: Kernel, pfn: number, flags: number): Preemptible<number> {
    const pgmap = k.get_dev_pagemap(pfn);
    if (!pgmap) return -ENXIO;
    k.put_page(pgmap.pageAt(pfn));
    return yield* k.memory_failure_dev_pagemap(pfn, flags, pgmap);
  },
};
