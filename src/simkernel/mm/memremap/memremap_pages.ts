import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Gives a range of pfns struct pages and takes a reference on the pgmap for each of them; since 6.1 not for PRIVATE
     * and COHERENT pages, which take theirs when they are allocated.
     * @returns 0
     */
    memremap_pages(pgmap: dev_pagemap): number;
    /** The same, undone when the driver goes. Up to 5.3 it does the work itself. @returns 0 */
    devm_memremap_pages(pgmap: dev_pagemap): number;
    /** The last reference on a pgmap is gone after its kill: whoever tears it down may go on. */
    dev_pagemap_percpu_release(pgmap: dev_pagemap): void;
  }
}

/** Since 6.1 only a page in use holds the pgmap, if it is of these types. Source: commit 0dc45ca1ce18. */
export function countedWhenAllocated(k: Kernel, pgmap: dev_pagemap): boolean {
  const { type } = pgmap;
  return (
    compareReleases(k.release, '6.1') >= 0 &&
    (type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT')
  );
}

function map(k: Kernel, pgmap: dev_pagemap): number {
  k.globals.pgmap_array.store(pgmap);
  if (!countedWhenAllocated(k, pgmap)) k.percpu_ref_get_many(pgmap.ref, pgmap.pfn_len);
  hostOf(k).tracepoint('memmapAdded', { pgmap: pgmap.label, ref: pgmap.ref.count });
  return 0;
}

export const memremap_pages = defineSymbol({
  name: 'memremap_pages',
  file: 'mm/memremap.c',
  models: 'Gives a range of pfns struct pages.',
  args: ['pgmap'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memremap.c memremap_pages, pagemap_range at 5.10, 6.1, 6.12, 7.2',
      call: map,
    },
  ],
});

export const devm_memremap_pages = defineSymbol({
  name: 'devm_memremap_pages',
  file: 'mm/memremap.c',
  models: 'Gives a range of pfns struct pages until the driver goes.',
  args: ['pgmap'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until: '5.10',
      file: 'kernel/memremap.c',
      source: 'kernel/memremap.c at 5.2: one percpu_ref_get() a pfn',
      call: map,
    },
    {
      since: '5.10',
      source: 'mm/memremap.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, pgmap) => k.memremap_pages(pgmap),
    },
  ],
});

export const dev_pagemap_percpu_release = defineSymbol({
  name: 'dev_pagemap_percpu_release',
  file: 'mm/memremap.c',
  models: 'Lets the teardown of a pgmap go on.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'mm/memremap.c at 5.10, 6.1, 6.12, 7.2; up to 5.2 each driver has one of its own',
      call(k, pgmap) {
        k.complete(pgmap.done);
      },
    },
  ],
});
