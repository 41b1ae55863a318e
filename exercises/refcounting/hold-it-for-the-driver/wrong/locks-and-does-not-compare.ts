// fails: entry-changed
import type { Preemptible } from 'simkernel';

/** What a page table entry says. */
type pte = number;

/** A page of the device's memory. */
interface page {
  readonly pfn: number;
}

/** A page fault: the entry as it was when the fault began. */
interface vm_fault {
  readonly orig_pte: pte;
}

/** What a fault on device-private memory needs of the kernel. */
interface FaultKernel {
  pte_offset_map_lock(vmf: vm_fault): Preemptible<pte>;
  pte_unmap_unlock(vmf: vm_fault): Preemptible<void>;
  pfn_swap_entry_to_page(pte: pte): page;
  get_page(page: page): Preemptible<void>;
  put_page(page: page): Preemptible<void>;
  migrate_to_ram(page: page, vmf: vm_fault): Preemptible<number>;
}

export function* do_swap_page(k: FaultKernel, vmf: vm_fault): Preemptible<number> {
  yield* k.pte_offset_map_lock(vmf);
  const page = k.pfn_swap_entry_to_page(vmf.orig_pte);
  yield* k.get_page(page);
  yield* k.pte_unmap_unlock(vmf);
  const ret = yield* k.migrate_to_ram(page, vmf);
  yield* k.put_page(page);
  return ret;
}
