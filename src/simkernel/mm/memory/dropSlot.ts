import { compareReleases } from '../../kernel/release.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { page_folio } from '../folio.ts';
import type { folio } from '../page.ts';
import { pfn_to_page } from '../pfn_to_page.ts';
import { moveAnonMapcount } from '../rmap/anonRmap.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

/**
 * Clears one page table slot. Since 6.15 that takes the mapping of a device page off its mapcount; the reference is the
 * caller's to put. @returns the folio to put, if any
 */
export function dropSlot(k: Kernel, vma: vm_area_struct, address: number): folio | undefined {
  const pte = vma.vm_mm.pteAt(address);
  vma.vm_mm.clearPte(address);
  if (pte?.kind === 'devicePrivate') {
    const lent = pfn_to_page(k, pte.pfn);
    moveAnonMapcount(k, lent, -1);
    return lent;
  }
  if (!pte || pte.kind || compareReleases(k.release, '6.15') < 0) return undefined;
  const page = pfn_to_page(k, pte.pfn);
  const folio = page_folio(page);
  if (pte.shift === 21) k.folio_remove_rmap_pmd(folio, folio, vma);
  else k.folio_remove_rmap_pte(folio, page, vma);
  return folio;
}
