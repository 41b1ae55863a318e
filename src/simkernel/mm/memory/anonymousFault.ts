import { VM_FAULT_NOPAGE } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';
import { vm_fault } from './vm_fault.ts';

/** Where the model numbers system memory from: far above every device. The model has no struct page for it. */
const firstSystemPfn = 2 ** 40;

/** Maps a page of system memory, which the model knows by number only. */
export function mapAnonymousAt(k: Kernel, vma: vm_area_struct, address: number): void {
  k.globals.anonPages += 1;
  vma.hasAnonVma = true;
  const pfn = firstSystemPfn + k.globals.anonPages;
  vma.vm_mm.setPte(address, { pfn, shift: 12, write: true, kind: 'anon' });
}

/** A fault on anonymous memory: device-private memory comes back from its device, else a page of system memory is new. */
export function* anonymousFault(
  k: Kernel,
  vma: vm_area_struct,
  address: number,
  write: boolean,
): Preemptible<number> {
  yield access(vma.vm_mm, 'pgd', 'readWrite');
  if (vma.vm_mm.pteAt(address)?.kind === 'devicePrivate') {
    return yield* k.do_swap_page(new vm_fault(vma, address, write));
  }
  mapAnonymousAt(k, vma, address);
  return VM_FAULT_NOPAGE;
}
