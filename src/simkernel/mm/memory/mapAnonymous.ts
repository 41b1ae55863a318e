import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { dropSlot } from './dropSlot.ts';
import type { vm_fault } from './vm_fault.ts';

/**
 * Gives a private mapping its own copy, in a page of system memory that the model knows by number only. What was mapped
 * there before loses its mapping, and since 6.15 its reference: wp_page_copy() puts the page that it replaces.
 * Source: mm/memory.c wp_page_copy, finish_fault at 5.10, 6.1, 6.12, 7.2.
 */
export function* mapAnonymous(k: Kernel, vmf: vm_fault): Preemptible<void> {
  const { vma, address } = vmf;
  yield access(vma.vm_mm, 'pgd', 'readWrite');
  const folio = vma.vm_mm.pteAt(address) && dropSlot(k, vma, address);
  k.globals.anonPages += 1;
  vma.hasAnonVma = true;
  const pfn = firstAnonPfn + k.globals.anonPages;
  vma.vm_mm.setPte(address, { pfn, shift: 12, write: true, kind: 'anon' });
  if (folio) {
    yield access(folio, '_refcount', 'readWrite');
    k.folio_put(folio);
  }
}

/** Where the model numbers system memory from: far above every device. */
const firstAnonPfn = 2 ** 40;
