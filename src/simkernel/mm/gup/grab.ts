import type { Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import type { mm_struct, Pte } from '../mm_struct.ts';
import { page_folio } from '../folio.ts';
import type { page } from '../page.ts';

/** Whether a page table entry of ZONE_DEVICE memory is marked, so that GUP has to look its pgmap up. */
export const hasDevmap = (k: Kernel): boolean => compareReleases(k.release, '6.15') < 0;

/** @throws SimError badArgument for a task without user memory */
export function currentMm(k: Kernel): mm_struct {
  const { mm } = k.current;
  if (!mm) throw new SimError('badArgument', `${k.current.comm} has no user memory.`);
  return mm;
}

/**
 * The grab of GUP-fast for one page under a PMD entry of ZONE_DEVICE memory. 5.10 and 6.1 take it as slow GUP does: each
 * page of the 2 MiB has its own count. Since 6.15 the folio has it.
 * Source: mm/gup.c __gup_device_huge at 5.10, 6.1; gup_fast_devmap_leaf at 6.12; gup_fast_pmd_leaf at 7.2.
 */
export function grabFastHuge(k: Kernel, page: page, flags: number): boolean {
  return compareReleases(k.release, '6.12') < 0
    ? grabSlow(k, page, flags)
    : grabFast(k, page, flags);
}

/** Throws for what only names system memory: the zero page, a private copy. */
export function refuseSystemMemory(pte: Pte): void {
  if (!pte.kind) return;
  throw new SimError('notModelled', 'GUP of the zero page or of a private copy is not modelled.');
}

/** The grab of GUP-fast under the name it has in the release. */
export function grabFast(k: Kernel, page: page, flags: number): boolean {
  if (compareReleases(k.release, '5.10') < 0) return k.try_get_compound_head(page, 1) !== null;
  if (compareReleases(k.release, '5.18') < 0) {
    return k.try_grab_compound_head(page, 1, flags) !== null;
  }
  if (compareReleases(k.release, '6.12') < 0) return k.try_grab_folio(page, 1, flags) !== null;
  return k.try_grab_folio_fast(page, 1, flags) !== null;
}

/** The grab of slow GUP under the name it has in the release; it WARNs for a count of 0 or less. */
export function grabSlow(k: Kernel, page: page, flags: number): boolean {
  if (compareReleases(k.release, '5.10') < 0) return k.try_get_page(page);
  if (compareReleases(k.release, '6.12') < 0) return k.try_grab_page(page, flags);
  return k.try_grab_folio(page_folio(page), 1, flags) === 0;
}

/** Gives back what one grab took, under the name that it has in the release. */
export function putGrab(k: Kernel, page: page, flags: number): void {
  if (compareReleases(k.release, '5.10') < 0) k.put_page(page);
  else if (compareReleases(k.release, '5.18') < 0) k.put_compound_head(page, 1, flags);
  else k.gup_put_folio(page_folio(page), 1, flags);
}
