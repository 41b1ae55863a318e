import { VM_FAULT_NOPAGE } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { ZERO_PFN } from '../../mm/mm_struct.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';
import { DAX_PMD, DAX_ZERO_PAGE } from './dax_entry_t.ts';

/**
 * dax_load_hole() and dax_pmd_load_hole(): a read of a hole or of an unwritten block maps the zero page read-only; the
 * entry says so and names no page of the device. Inlined in every recorded kernel.
 * Source: fs/dax.c at 5.10, 6.1, 6.12, 7.2.
 */
export function* loadHole(k: Kernel, vmf: vm_fault, order: number): Preemptible<number> {
  const flags = order > 0 ? DAX_ZERO_PAGE | DAX_PMD : DAX_ZERO_PAGE;
  yield* k.dax_insert_entry(vmf, ZERO_PFN, flags, false);
  const { vm_mm } = vmf.vma;
  yield access(vm_mm, 'pgd', 'readWrite');
  if (order > 0) {
    vm_mm.setPte(vmf.address, { pfn: ZERO_PFN, shift: 21, write: false, kind: 'zero' });
    return VM_FAULT_NOPAGE;
  }
  return compareReleases(k.release, '6.15') < 0
    ? k.vmf_insert_mixed(vmf, ZERO_PFN)
    : k.vmf_insert_page_mkwrite(vmf, null, false);
}
