import type { pci_p2pdma } from '../../../src/simkernel/drivers/pci/p2pdma.ts';
import { list_add, list_head } from '../../../src/simkernel/include/list_head.ts';
import { VM_FAULT_SIGBUS } from '../../../src/simkernel/include/vm_fault_reason.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import { compareReleases } from '../../../src/simkernel/kernel/release.ts';
import type { dev_pagemap } from '../../../src/simkernel/mm/dev_pagemap.ts';
import type { vm_fault } from '../../../src/simkernel/mm/memory/vm_fault.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import { pfn_to_page } from '../../../src/simkernel/mm/pfn_to_page.ts';
import type { Patch } from '../../races/race.ts';

/** Somebody links lent pages through page->lru, the word that has the pgmap. 6.1 to 6.18. */
export const linksLentPages: Patch = {
  zone_device_page_init(k: Kernel, page: page) {
    k.percpu_ref_tryget_live(page.pgmap.ref);
    k.set_page_count(page, 1);
    list_add(page, new list_head('lent'));
  },
};

/** The driver lends the first four pages as one folio as soon as it has got the last of them back. Since 6.19. */
export const lendsAtOnceAsOneFolio: Patch = {
  dmirror_devmem_free(k: Kernel, page: page) {
    const { pgmap } = page;
    const [head, ...tails] = [0, 1, 2, 3].map((at) => pgmap.pageAt(pgmap.firstPfn + at));
    if (!head || [head, ...tails].some(({ _refcount }) => _refcount > 0)) return;
    for (const tail of tails) tail.compound_head = head;
    head.order = 2;
    k.percpu_ref_tryget_many(pgmap.ref, 4);
    k.set_page_count(head, 1);
  },
};

/** A mapping that fails keeps the reference on the pgmap. Since 6.12. */
export const keepsTheRefOfAFailedMapping: Patch = {
  p2pmem_alloc_mmap(k: Kernel, p2pdma: pci_p2pdma, insert: (page: page) => number): page | null {
    const page = p2pdma.takeFree(k);
    if (!page || !k.percpu_ref_tryget_live(page.pgmap.ref)) return null;
    k.set_page_count(page, 1);
    if (insert(page) !== 0) {
      p2pdma.giveBack(k, page);
      return null;
    }
    k.put_page(page);
    return page;
  },
};

/** The last put of a lent page, with a choice of what it forgets. */
function freeing({ mapping, pgmap: put }: { mapping: boolean; pgmap: boolean }) {
  return (k: Kernel, page: page): void => {
    const { pgmap } = page;
    if (mapping) page.mapping = null;
    (pgmap.ops?.folio_free ?? pgmap.ops?.page_free)?.(k, page);
    if (put) k.put_dev_pagemap(pgmap);
  };
}

/** The last put of a lent page, under the name that it has in the release. */
const lastPut = (release: string, body: (k: Kernel, page: page) => void): Patch =>
  compareReleases(release, '6.12') < 0
    ? { free_zone_device_page: body }
    : { free_zone_device_folio: body };

/** Frees a page and leaves the mapping of its last user. Since 6.1. */
export const leavesTheMapping = (release: string): Patch =>
  lastPut(release, freeing({ mapping: false, pgmap: true }));

/** Frees a page and keeps its reference on the pgmap. Since 6.1. */
export const forgetsThePgmapPut = (release: string): Patch =>
  lastPut(release, freeing({ mapping: true, pgmap: false }));

/** Removes the memmap before the references have drained. Since 6.1, for lent pages. */
export const removesBeforeItWaits: Patch = {
  *memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
    k.percpu_ref_kill(pgmap.ref);
    k.pageunmap_range(pgmap);
    yield* k.wait_for_completion(pgmap.done);
    k.percpu_ref_exit(pgmap.ref);
  },
};

/** The same for the pages of pmem, as it was before commit 50f44ee7248a. For 5.2. */
export const removesBeforeTheCleanup: Patch = {
  *devm_memremap_pages_release(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
    k.pmem_freeze_queue(pgmap);
    const touched = pgmap.dropUntouchedBase();
    k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len - touched.length);
    for (const page of touched) k.put_page(page);
    k.globals.pgmap_array.erase(pgmap);
    pgmap.memmapGone = true;
    yield* k.__pmem_release_queue(pgmap);
  },
};

/** Has the driver bring a page back without holding it, as up to 6.0. Since 6.1. */
export const bringsBackUnheld: Patch = {
  *do_swap_page(k: Kernel, vmf: vm_fault): Preemptible<number> {
    const pte = vmf.vma.vm_mm.pteAt(vmf.address);
    if (pte?.kind !== 'devicePrivate') return 0;
    const { ops } = pfn_to_page(k, pte.pfn).pgmap;
    return ops?.migrate_to_ram ? yield* ops.migrate_to_ram(k, vmf) : VM_FAULT_SIGBUS;
  },
};
