import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { compareReleases } from '../../../src/simkernel/kernel/release.ts';
import { page_folio } from '../../../src/simkernel/mm/folio.ts';
import type { vm_fault } from '../../../src/simkernel/mm/memory/vm_fault.ts';
import type { folio, page } from '../../../src/simkernel/mm/page.ts';
import type { Patch } from '../../races/race.ts';

/** What put_page() does from 5.18 on. */
function putOnce(k: Kernel, page: page): void {
  const before = (release: '5.19' | '6.12' | '6.15') => compareReleases(k.release, release) < 0;
  if (before('5.19')) {
    if (k.put_devmap_managed_page(page)) return;
  } else if (before('6.12')) {
    if (k.__put_devmap_managed_page_refs(page, 1)) return;
  } else if (before('6.15')) {
    if (k.__put_devmap_managed_folio_refs(page, 1)) return;
  }
  k.folio_put(page_folio(page));
}

/** Gives one reference back twice. Since 5.18. */
export const putsTwice: Patch = {
  put_page(k: Kernel, page: page) {
    putOnce(k, page);
    putOnce(k, page);
  },
};

/** Takes a reference whether or not there is one already. */
export const resurrects: Patch = {
  page_ref_add_unless_zero(k: Kernel, page: page, nr: number) {
    k.page_ref_add(page, nr);
    return true;
  },
};

/** A fault that takes no reference of its own and gives one back. Since 6.15. */
export const putsWhatItDidNotGet: Patch = {
  page_ref_inc: () => undefined,
  get_page: (k: Kernel, page: page) => k.page_ref_add(page_folio(page), 1),
};

/** A fault that neither takes a reference of its own nor gives one back. Since 6.15. */
export const holdsNothingWhileItMaps: Patch = {
  ...putsWhatItDidNotGet,
  folio_put: () => undefined,
};

/** A fault that keeps its own reference. Since 6.15. */
export const keepsTheTemporaryReference: Patch = { folio_put: () => undefined };

/** Maps a page without a reference, as every release before 6.15 did. */
export const mapsWithoutReference: Patch = {
  insert_page_into_pte_locked(k: Kernel, vmf: vm_fault, page: page, mkwrite: boolean) {
    k.folio_add_file_rmap_pte(page, page, vmf.vma);
    vmf.vma.vm_mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write: mkwrite });
    return 0;
  },
};

/** An unmap that puts the reference and keeps the mapping count. Since 6.15. */
export const keepsTheMapcount: Patch = { folio_remove_rmap_pte: () => undefined };

/** An unmap that takes the mapping count off and keeps the reference. Since 6.15. */
export const keepsTheReference: Patch = { folios_put_refs: () => undefined };

/** GUP-fast that takes its reference on the page that it was asked for, not on the head of its folio. Since 6.15. */
export const countsOnTheTail: Patch = {
  try_grab_folio_fast(k: Kernel, page: page, refs: number): folio {
    k.page_ref_add(page, refs);
    return page;
  },
};
