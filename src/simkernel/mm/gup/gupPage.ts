import type { Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import type { mm_struct } from '../mm_struct.ts';
import type { page } from '../page.ts';

/** Whether page table entries of DAX say "devmap", so that GUP asks for their pgmap. */
export const hasDevmap = (k: Kernel) => compareReleases(k.release, '6.15') < 0;

/** The address space that GUP works on. */
export function currentMm(k: Kernel): mm_struct {
  const { mm } = k.current;
  if (!mm) throw new SimError('badArgument', `${k.current.comm} has no user memory.`);
  return mm;
}

/** pfn_to_page() for a pfn that a page table holds. */
export function pageOf(k: Kernel, pfn: number): page {
  const pgmap = k.globals.pgmap_array.load(pfn);
  if (!pgmap) throw new SimError('pfnOutsidePgmap', `0x${pfn.toString(16)} has no pgmap.`);
  return pgmap.pageAt(pfn);
}

/** Gives back what a grab took, under the name that the release has for it. */
export function putGrab(k: Kernel, page: page, flags: number): void {
  if (k.release === '5.10') k.put_compound_head(page, 1, flags);
  else k.gup_put_folio(page, 1, flags);
}
