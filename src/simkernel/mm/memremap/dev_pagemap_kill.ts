import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Kills `pgmap->ref`, or has the driver kill it. Up to 5.16. */
    dev_pagemap_kill(pgmap: dev_pagemap): void;
    /** Waits until `pgmap->ref` has drained, or has the driver wait. Up to 5.16. */
    dev_pagemap_cleanup(pgmap: dev_pagemap): Preemptible<void>;
  }
}

const file = 'mm/memremap.c';

/** Waits for the last reference of a pgmap, as every release does where no driver does it. */
export function* drained(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
  yield* k.wait_for_completion(pgmap.done);
  k.percpu_ref_exit(pgmap.ref);
}

export const dev_pagemap_kill = defineSymbol({
  name: 'dev_pagemap_kill',
  file,
  models: 'Kills the reference count of a pgmap.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.3',
      until: '5.17',
      source: 'mm/memremap.c at 5.10; recordings of 5.10.223 show pmem_pagemap_kill',
      call(k, pgmap) {
        if (pgmap.ops?.kill) pgmap.ops.kill(k, pgmap);
        else k.percpu_ref_kill(pgmap.ref);
      },
    },
  ],
});

export const dev_pagemap_cleanup = defineSymbol({
  name: 'dev_pagemap_cleanup',
  file,
  models: 'Waits until the reference count of a pgmap has drained.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.3',
      until: '5.17',
      source: 'mm/memremap.c at 5.10; recordings of 5.10.223 show pmem_pagemap_cleanup',
      *call(k, pgmap) {
        if (pgmap.ops?.cleanup) yield* pgmap.ops.cleanup(k, pgmap);
        else yield* drained(k, pgmap);
      },
    },
  ],
});
