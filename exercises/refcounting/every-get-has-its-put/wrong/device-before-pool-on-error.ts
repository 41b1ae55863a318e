// fails: pool-before-device-on-error
import type { Kernel, page } from 'simkernel';

/** struct pci_p2pdma: the pool of a PCI device's memory. */
interface Pool {
  takeFree(k: Kernel): page | null;
  giveBack(k: Kernel, page: page): void;
}

/** drivers/pci/p2pdma.c: lends a page to a mapping. `insert` returns 0 or -errno. */
export function p2pmem_alloc_mmap(
  k: Kernel,
  p2pdma: Pool,
  insert: (page: page) => number,
): page | null {
  const page = p2pdma.takeFree(k);
  if (!page) return null;
  if (!k.percpu_ref_tryget_live(page.pgmap.ref)) {
    p2pdma.giveBack(k, page);
    return null;
  }
  k.set_page_count(page, 1);
  if (insert(page) !== 0) {
    k.percpu_ref_put(page.pgmap.ref);
    p2pdma.giveBack(k, page);
    return null;
  }
  // The mapping has a reference of its own now.
  k.put_page(page);
  return page;
}

/** The last put of a page: the pool gets it back, and then the device its reference. */
export function p2pdma_page_free(k: Kernel, page: page): void {
  const { owner, ref } = page.pgmap;
  (owner as unknown as Pool).giveBack(k, page);
  k.percpu_ref_put(ref);
}
