// fails: another-page-there
import { EBUSY, EFAULT, type Kernel, type page, type vm_area_struct } from 'simkernel';

type vm_fault = Parameters<Kernel['insert_page']>[0];

/** fs/dax.c: the end of dax_fault_iter(), with the DAX entry locked. */
export function endOfFault(k: Kernel, vmf: vm_fault, page: page, write: boolean): number {
  k.page_ref_inc(page);
  const ret = k.vmf_insert_page_mkwrite(vmf, page, write);
  k.page_ref_sub_return(page, 1);
  return ret;
}

/** mm/memory.c: sets the entry of one page. */
export function insert_page_into_pte_locked(
  k: Kernel,
  vmf: vm_fault,
  page: page,
  mkwrite: boolean,
): number {
  const mm = vmf.vma.vm_mm;
  const old = mm.pteAt(vmf.address); // undefined, or { pfn, shift, write }
  if (old && !mkwrite) return -EBUSY;
  if (old && old.pfn !== page.pfn) return -EFAULT;
  if (!old) {
    k.get_page(page);
    k.folio_add_file_rmap_pte(page, page, vmf.vma);
  }
  mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write: mkwrite });
  return 0;
}

/** mm/memory.c: what an unmap does with one entry. */
export function zapEntry(k: Kernel, vma: vm_area_struct, address: number, page: page): void {
  vma.vm_mm.clearPte(address);
  k.folio_remove_rmap_pte(page, page, vma);
  k.folio_put(page);
}
