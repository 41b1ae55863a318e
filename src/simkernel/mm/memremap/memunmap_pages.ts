import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { touches } from '../../kernel/touches.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';
import { drained } from './dev_pagemap_kill.ts';
import { countedWhenAllocated } from './memremap_pages.ts';
import { putEachPage, putEveryPage } from './putBasePages.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes the struct pages of a driver away. It kills `pgmap->ref` and waits until that has drained. Up to 5.17 each
     * page holds a reference until its own count is 0, so a pin holds the removal up. From 5.18 on the references of all
     * pages are dropped at once and nothing looks at their counts; since 6.1 PRIVATE and COHERENT pages hold one again
     * for as long as they are allocated.
     */
    memunmap_pages(pgmap: dev_pagemap): Preemptible<void>;
    /**
     * What devres undoes when a driver goes: its struct pages. At 5.2 and 5.3 it does itself what memunmap_pages() does at
     * 5.10, and waits for every page before the memmap goes (commit 50f44ee7248a).
     */
    devm_memremap_pages_release(pgmap: dev_pagemap): Preemptible<void>;
    /** Removes the memmap: from here on touching a struct page of the range is an oops. */
    pageunmap_range(pgmap: dev_pagemap): void;
  }
}

const file = 'mm/memremap.c';

function removeMemmap(k: Kernel, pgmap: dev_pagemap): void {
  k.globals.pgmap_array.erase(pgmap);
  touches(k, pgmap, 'memmapGone', 'write');
  pgmap.memmapGone = true;
  hostOf(k).tracepoint('memmapRemoved', { pgmap: pgmap.label });
}

export const memunmap_pages = defineSymbol({
  name: 'memunmap_pages',
  file,
  models: 'Takes the struct pages of a driver away.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '5.17',
      source: 'mm/memremap.c at 5.10; recordings of 5.10.223',
      *call(k, pgmap) {
        k.dev_pagemap_kill(pgmap);
        yield* putEveryPage(k, pgmap);
        yield* k.dev_pagemap_cleanup(pgmap);
        k.pageunmap_range(pgmap);
      },
    },
    {
      since: '5.17',
      until: '5.18',
      source: 'mm/memremap.c before commit 27674ef6c73f; commit b80892ca022e took the two ops away',
      *call(k, pgmap) {
        k.percpu_ref_kill(pgmap.ref);
        yield* putEveryPage(k, pgmap);
        yield* drained(k, pgmap);
        k.pageunmap_range(pgmap);
      },
    },
    {
      since: '5.18',
      until: '6.1',
      source: 'mm/memremap.c at commit 27674ef6c73f: one put for all pages',
      *call(k, pgmap) {
        k.percpu_ref_kill(pgmap.ref);
        k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len);
        yield* drained(k, pgmap);
        k.pageunmap_range(pgmap);
      },
    },
    {
      since: '6.1',
      source: 'commit 0dc45ca1ce18; mm/memremap.c at 6.1, 6.12, 7.2; recordings of 6.1.192',
      *call(k, pgmap) {
        k.percpu_ref_kill(pgmap.ref);
        if (!countedWhenAllocated(k, pgmap)) k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len);
        yield* k.wait_for_completion(pgmap.done);
        k.pageunmap_range(pgmap);
        k.percpu_ref_exit(pgmap.ref);
      },
    },
  ],
});

export const devm_memremap_pages_release = defineSymbol({
  name: 'devm_memremap_pages_release',
  file,
  models: 'Takes the struct pages of a driver away when the driver goes.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '5.3',
      file: 'kernel/memremap.c',
      source: 'kernel/memremap.c at 5.2, with commit 50f44ee7248a: kill and cleanup are fields',
      *call(k, pgmap) {
        if (pgmap.ops?.kill) pgmap.ops.kill(k, pgmap);
        else k.percpu_ref_kill(pgmap.ref);
        yield* putEachPage(k, pgmap);
        if (pgmap.ops?.cleanup) yield* pgmap.ops.cleanup(k, pgmap);
        else yield* drained(k, pgmap);
        removeMemmap(k, pgmap);
      },
    },
    {
      since: '5.3',
      until: '5.4',
      source: 'the merges of 5.3: dev_pagemap_kill(), the puts, dev_pagemap_cleanup(), the removal',
      *call(k, pgmap) {
        k.dev_pagemap_kill(pgmap);
        yield* putEachPage(k, pgmap);
        yield* k.dev_pagemap_cleanup(pgmap);
        removeMemmap(k, pgmap);
      },
    },
    {
      since: '5.10',
      source: 'mm/memremap.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, pgmap) => k.memunmap_pages(pgmap),
    },
  ],
});

export const pageunmap_range = defineSymbol({
  name: 'pageunmap_range',
  file,
  models: 'Removes the memmap of a pgmap.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memremap.c at 5.10, 6.1, 6.12, 7.2',
      call(k, pgmap) {
        removeMemmap(k, pgmap);
      },
    },
  ],
});
