import type { Kernel } from '../kernel/kernel.ts';
import type { Machine } from '../kernel/machine.ts';
import { compareReleases } from '../kernel/release.ts';
import { defineSymbol, type AnySymbol } from '../kernel/symbolDefinition.ts';
import { migrateBack } from './dmirrorMigrate.ts';
import { attachPgmap } from '../mm/attachPgmap.ts';
import type { dev_pagemap, dev_pagemap_ops } from '../mm/dev_pagemap.ts';
import { DevicePagePool } from '../mm/devicePagePool.ts';
import type { page } from '../mm/page.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * The test driver lends a page of its device memory. Up to 5.17 it takes a reference (1 becomes 2), from 5.18 to 6.0 a
     * free page reads 1 already, since 6.1 zone_device_page_init() takes the count from 0 to 1.
     * @returns the page, or null when none is free
     */
    dmirror_devmem_alloc_page(mdevice: dmirror_device): page | null;
    /** The test driver's free operation: the page can be lent again. */
    dmirror_devmem_free(page: page): void;
  }
}

/** Models `struct dmirror_device` of lib/test_hmm.c: a device with memory that it lends to processes. */
export class dmirror_device extends DevicePagePool {
  /** Pages lent so far, and given back: `calloc` and `cfree` of the driver. */
  calloc = 0;
  cfree = 0;

  constructor(name: string) {
    super(`dmirror:${name}`);
    Object.seal(this);
  }
}

/** The test driver of HMM as set up: its device, and the pgmap of its pages. */
export interface Dmirror {
  readonly mdevice: dmirror_device;
  readonly pgmap: dev_pagemap;
}

/**
 * Sets the test driver of HMM up with a range of PRIVATE or COHERENT memory, which it lends to processes.
 * @since 5.10; COHERENT since 6.0
 * @returns the driver's device, and the pgmap of its pages
 * @throws SimError badArgument for what no parameter takes; badSetup where the release lacks the type
 * @source lib/test_hmm.c at 5.10, 6.1, 6.12, 7.2
 */
export function attachDmirror(
  machine: Machine,
  setup: {
    name: string;
    type: 'MEMORY_DEVICE_PRIVATE' | 'MEMORY_DEVICE_COHERENT';
    firstPfn: number;
    pages: number;
  },
): Dmirror {
  requireArguments('attachDmirror', 'machine: machine, setup: record', [machine, setup]);
  requireArguments('attachDmirror', 'name: text, firstPfn: pfn, pages: count', [
    ...[setup.name, setup.firstPfn, setup.pages],
  ]);
  const mdevice = new dmirror_device(setup.name);
  const free = (k: Kernel, page: page) => k.dmirror_devmem_free(page);
  const ops: dev_pagemap_ops = {
    migrate_to_ram: migrateBack,
    ...(compareReleases(machine.release, '6.19') < 0 ? { page_free: free } : { folio_free: free }),
  };
  const pgmap = attachPgmap(machine, { ...setup, ops, owner: mdevice });
  DevicePagePool.register(mdevice, pgmap);
  return { mdevice, pgmap };
}

const file = 'lib/test_hmm.c';

const lend = (take: (k: Kernel, page: page) => void) => (k: Kernel, mdevice: dmirror_device) => {
  const dpage = mdevice.takeFree(k);
  if (!dpage) return null;
  mdevice.calloc += 1;
  take(k, dpage);
  return dpage;
};

const dmirror_devmem_alloc_page = defineSymbol({
  name: 'dmirror_devmem_alloc_page',
  file,
  models: 'Lends a page of device memory.',
  args: ['mdevice'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '5.18',
      source: 'lib/test_hmm.c at 5.10: get_page() and lock_page()',
      call: lend((k, dpage) => k.get_page(dpage)),
    },
    {
      since: '5.18',
      until: '6.1',
      source: 'the mail on commit ef233450898f shows the driver before it: lock_page() alone',
      call: lend(() => undefined),
    },
    {
      since: '6.1',
      source: 'lib/test_hmm.c at 6.1, 6.12, 7.2: zone_device_page_init()',
      call: lend((k, dpage) => k.zone_device_page_init(dpage)),
    },
  ],
});

const dmirror_devmem_free = defineSymbol({
  name: 'dmirror_devmem_free',
  file,
  models: 'Takes a page of device memory back.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'lib/test_hmm.c at 5.10, 6.1, 6.12, 7.2',
      call(k, page) {
        const mdevice = page.pgmap.owner;
        if (!(mdevice instanceof dmirror_device)) return;
        mdevice.cfree += 1;
        mdevice.giveBack(k, page);
      },
    },
  ],
});

/** Functions of lib/test_hmm.c. */
export const testHmmSymbols: readonly AnySymbol[] = [
  dmirror_devmem_alloc_page,
  dmirror_devmem_free,
];
