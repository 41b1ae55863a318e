import type { dev_pagemap } from './dev_pagemap.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * The pgmap that covers a pfn, with one reference on it, or null where none does, or where it is being torn down: the
     * reference is taken only on a live pgmap. It holds the pgmap, not the page: whoever got it gives it back with put_dev_pagemap().
     */
    get_dev_pagemap(pfn: number): dev_pagemap | null;
    /** Gives back a reference from get_dev_pagemap(). */
    put_dev_pagemap(pgmap: dev_pagemap): void;
  }
}

const file = 'mm/memremap.c';

export const get_dev_pagemap = defineSymbol({
  name: 'get_dev_pagemap',
  file,
  models: 'Looks up the pgmap of a pfn and takes a reference on it.',
  args: ['pfn:x'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source:
        'mm/memremap.c at 5.2 (kernel/memremap.c), 5.10, 6.1, 6.12 (with a second, cached pgmap as argument, up to 6.17) and 7.2',
      call(k, pfn) {
        const pgmap = k.globals.pgmap_array.load(pfn);
        if (!pgmap) return null;
        return k.percpu_ref_tryget_live(pgmap.ref) ? pgmap : null;
      },
    },
  ],
});

export const put_dev_pagemap = defineSymbol({
  name: 'put_dev_pagemap',
  file: 'include/linux/memremap.h',
  models: 'Gives back a reference on a pgmap.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'include/linux/memremap.h at 5.10, 6.1, 6.12, 7.2',
      call(k, pgmap) {
        k.percpu_ref_put(pgmap.ref);
      },
    },
  ],
});
