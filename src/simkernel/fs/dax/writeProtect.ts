import type { Kernel } from '../../kernel/kernel.ts';
import { touches } from '../../kernel/touches.ts';
import type { address_space, DaxEntry } from '../address_space.ts';

/**
 * What writing an entry back begins with: every shared mapping of it becomes read-only and clean, so that the next write
 * faults and makes the entry dirty again.
 * Source: fs/dax.c dax_writeback_one, dax_entry_mkclean at 5.10; pfn_mkclean_range from 5.18 on; a removal at 6.16.12 and
 * 6.18.15, whose unmapping after the freeze finds no dirty mapping.
 * @param index first page of the entry in the file
 */
export function writeProtect(
  k: Kernel,
  mapping: address_space,
  index: number,
  entry: DaxEntry,
): void {
  for (const { vm_mm, shared, vm_pgoff, start, pages } of mapping.i_mmap) {
    if (!shared) continue;
    const first = Math.max(start, start + index - vm_pgoff);
    const end = Math.min(start + pages, start + index - vm_pgoff + 2 ** entry.order);
    for (const address of vm_mm.mappedIn(first, end)) {
      const pte = vm_mm.pmdAt(address) ?? vm_mm.pteAt(address);
      if (!pte?.write || pte.kind) continue;
      touches(k, vm_mm, 'pgd', 'write');
      vm_mm.setPte(address, { ...pte, write: false });
    }
  }
}
