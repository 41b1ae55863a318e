import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';
import { dropSlot } from './dropSlot.ts';

/**
 * split_huge_pmd() of a file mapping: the PMD entry goes, and the pages fault in one by one.
 * Source: mm/huge_memory.c __split_huge_pmd_locked at 5.10, 6.1, 6.12, 7.2.
 */
export function* splitPmd(k: Kernel, vma: vm_area_struct, address: number): Preemptible<void> {
  if (!vma.vm_mm.pmdAt(address)) return;
  yield access(vma.vm_mm, 'pgd', 'readWrite');
  const folio = dropSlot(k, vma, address);
  if (folio) k.folio_put(folio);
}
