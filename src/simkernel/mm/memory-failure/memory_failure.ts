import { EIO, ENXIO } from '../../include/errno.ts';
import { MF_COUNT_INCREASED } from '../../include/mfFlags.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { pfn_to_page } from '../pfn_to_page.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * A pfn is poisoned: marks the page, unmaps it, signals who uses it. Modelled for pages of drivers (ZONE_DEVICE).
     * @param flags MF_ bits; they say who reports, not what is done
     * @returns 0, -ENXIO for a pfn that no pgmap covers, or what the handler answered
     */
    memory_failure(pfn: number, flags: number): Preemptible<number>;
    /** Takes the poison mark off a page again. @returns -EIO at 6.1 and later for a page of a driver */
    unpoison_memory(pfn: number): number;
  }
}

function outside(k: Kernel, pfn: number): number {
  hostOf(k).printk(`Memory failure: 0x${pfn.toString(16)}: memory outside kernel control`);
  return -ENXIO;
}

const underMutex = (dropsReference: boolean) =>
  function* (k: Kernel, pfn: number, flags: number): Preemptible<number> {
    yield* k.mutex_lock(k.globals.mf_mutex);
    const pgmap = k.get_dev_pagemap(pfn);
    if (dropsReference && flags & MF_COUNT_INCREASED) k.put_page(pfn_to_page(k, pfn));
    const rc = pgmap ? yield* k.memory_failure_dev_pagemap(pfn, flags, pgmap) : outside(k, pfn);
    k.mutex_unlock(k.globals.mf_mutex);
    return rc;
  };

export const memory_failure = defineSymbol({
  name: 'memory_failure',
  file: 'mm/memory-failure.c',
  models: 'Handles a poisoned pfn.',
  args: ['pfn:x', 'flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'mm/memory-failure.c at 5.10: no mutex for pages of drivers',
      *call(k, pfn, flags) {
        const pgmap = k.get_dev_pagemap(pfn);
        return pgmap ? yield* k.memory_failure_dev_pagemap(pfn, flags, pgmap) : outside(k, pfn);
      },
    },
    {
      since: '6.0',
      until: '6.2',
      source: 'mm/memory-failure.c at 6.1',
      call: underMutex(false),
    },
    {
      since: '6.2',
      source: 'mm/memory-failure.c at 6.12, 7.2: put_ref_page() right after get_dev_pagemap()',
      call: underMutex(true),
    },
  ],
});

export const unpoison_memory = defineSymbol({
  name: 'unpoison_memory',
  file: 'mm/memory-failure.c',
  models: 'Takes the poison mark off a page.',
  args: ['pfn:x'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source:
        'recording of 5.10.223: a DAX page that belongs to a file keeps its mark, and 0 is said',
      // What it does to a page that belongs to no file is not recorded; the model leaves the mark there as well.
      call: () => 0,
    },
    {
      since: '6.0',
      source: 'mm/memory-failure.c at 6.1, 6.12, 7.2; recordings of all three: no online RAM',
      call: () => -EIO,
    },
  ],
});
