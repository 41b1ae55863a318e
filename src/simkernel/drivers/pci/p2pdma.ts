import type { Kernel } from '../../kernel/kernel.ts';
import type { Machine } from '../../kernel/machine.ts';
import { compareReleases } from '../../kernel/release.ts';
import { type AnySymbol, defineSymbol } from '../../kernel/symbolDefinition.ts';
import { attachPgmap } from '../../mm/attachPgmap.ts';
import type { dev_pagemap } from '../../mm/dev_pagemap.ts';
import { DevicePagePool } from '../../mm/devicePagePool.ts';
import type { page } from '../../mm/page.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Lends a page of a PCI device's memory to a mapping: the mapping gets the one reference that the page has, and the
     * pgmap is held until the page is given back. At 6.12 the count goes from 1 over 2 to 1, since 6.15 from 0 over 1 and
     * 2 to 1.
     * Where the mapping fails the pool gets the page back, and the pgmap its reference; 6.15 forgets the latter.
     * @param insert maps the page, as vm_insert_page() does: it takes a reference of its own. @returns 0 or -errno
     * @returns the page, or null when the pool is empty, the pgmap is being torn down, or the mapping failed
     */
    p2pmem_alloc_mmap(p2pdma: pci_p2pdma, insert: (page: page) => number): page | null;
    /** The pool gets a page back, and the pgmap its reference. Since P2PDMA memory can be mapped. */
    p2pdma_page_free(page: page): void;
  }
}

/** Models `struct pci_p2pdma`: the pool of a PCI device's memory. */
export class pci_p2pdma extends DevicePagePool {
  constructor(name: string) {
    super(`p2pdma:${name}`);
    Object.seal(this);
  }
}

/**
 * Sets a PCI device with memory for peer-to-peer DMA up. Its pgmap has an operation that frees a page at 6.12 and
 * later, where processes can map the memory.
 * @since 5.2, the oldest release that boots; pages can be allocated from 6.12 on
 * @returns the pool of the device, and the pgmap of its pages
 * @throws SimError badArgument for what no parameter takes; badSetup, notModelled as attachPgmap() does
 * @source drivers/pci/p2pdma.c at 6.12 and 7.2; not recorded
 */
export function attachP2pdma(
  machine: Machine,
  setup: { name: string; firstPfn: number; pages: number },
): { readonly p2pdma: pci_p2pdma; readonly pgmap: dev_pagemap } {
  requireArguments('attachP2pdma', 'machine: machine, setup: record', [machine, setup]);
  requireArguments('attachP2pdma', 'name: text, firstPfn: pfn, pages: count', [
    ...[setup.name, setup.firstPfn, setup.pages],
  ]);
  const p2pdma = new pci_p2pdma(setup.name);
  const free = (k: Kernel, page: page) => k.p2pdma_page_free(page);
  const older = compareReleases(machine.release, '6.12') < 0;
  const newest = compareReleases(machine.release, '6.19') >= 0;
  const pgmap = attachPgmap(machine, {
    ...setup,
    type: 'MEMORY_DEVICE_PCI_P2PDMA',
    ops: older ? null : newest ? { folio_free: free } : { page_free: free },
    owner: p2pdma,
  });
  DevicePagePool.register(p2pdma, pgmap);
  return { p2pdma, pgmap };
}

const file = 'drivers/pci/p2pdma.c';

/** @param putsOnError whether a failed mapping gives the reference on the pgmap back (commit 6220694c52a5) */
const allocWith =
  (own: (k: Kernel, page: page) => void, putsOnError: boolean) =>
  (k: Kernel, p2pdma: pci_p2pdma, insert: (page: page) => number): page | null => {
    const page = p2pdma.takeFree(k);
    if (!page) return null;
    const { pgmap } = page;
    if (!k.percpu_ref_tryget_live(pgmap.ref)) {
      p2pdma.giveBack(k, page);
      return null;
    }
    own(k, page);
    if (insert(page) !== 0) {
      p2pdma.giveBack(k, page);
      if (putsOnError) k.percpu_ref_put(pgmap.ref);
      return null;
    }
    k.put_page(page);
    return page;
  };

const p2pmem_alloc_mmap = defineSymbol({
  name: 'p2pmem_alloc_mmap',
  file,
  models: 'Lends a page of PCI device memory to a mapping.',
  args: ['p2pdma'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '6.15',
      source: 'drivers/pci/p2pdma.c at 6.12.107; not recorded',
      call: allocWith(() => undefined, true),
    },
    {
      since: '6.15',
      until: '6.18',
      source: 'commit b7e282378773; the mail on commit 6220694c52a5; not recorded',
      call: allocWith((k, page) => k.set_page_count(page, 1), false),
    },
    {
      since: '6.18',
      source: 'commit 6220694c52a5, in 6.18.14; drivers/pci/p2pdma.c at 7.2; not recorded',
      call: allocWith((k, page) => k.set_page_count(page, 1), true),
    },
  ],
});

const p2pdma_page_free = defineSymbol({
  name: 'p2pdma_page_free',
  file,
  models: 'Takes a page of PCI device memory back.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      source: 'drivers/pci/p2pdma.c at 6.12, 7.2',
      call(k, page) {
        const { owner, ref } = page.pgmap;
        if (owner instanceof pci_p2pdma) owner.giveBack(k, page);
        k.percpu_ref_put(ref);
      },
    },
  ],
});

/** Functions of drivers/pci/p2pdma.c. */
export const p2pdmaSymbols: readonly AnySymbol[] = [p2pmem_alloc_mmap, p2pdma_page_free];
