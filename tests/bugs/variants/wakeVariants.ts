import type { inode } from '../../../src/simkernel/fs/inode.ts';
import { GUP_PIN_COUNTING_BIAS, gupFlags } from '../../../src/simkernel/include/gup_flags.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { addressOf } from '../../../src/simkernel/kernel/kernelObject.ts';
import type { folio, page } from '../../../src/simkernel/mm/page.ts';
import type { Patch } from '../../races/race.ts';

/** 5.2 puts FS_DAX pages of a batch so, and a later series took the call for PUBLIC pages out as well. */
export const forgetsTheManagedPut: Patch = {
  release_pages(k: Kernel, pages: readonly page[]) {
    for (const page of pages) {
      if (k.page_ref_sub_and_test(page, 1)) k.__put_page(page);
    }
  },
};

/** GUP gives pins back as plain references, so that an FS_DAX page becomes idle unheard. 5.18 to 6.14. */
export const unpinsUnheard: Patch = {
  gup_put_folio(k: Kernel, folio: folio, refs: number, flags: number) {
    const isPin = (flags & gupFlags(k.release).FOLL_PIN) !== 0;
    k.folio_put_refs(folio, isPin ? refs * GUP_PIN_COUNTING_BIAS : refs);
  },
};

/** Wakes at 0 where a page is idle at 1. For 6.1. */
export const wakesAtZero: Patch = {
  __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number) {
    if (k.page_ref_sub_return(page, refs) === 0) k.wake_up_var(addressOf(page, '_refcount'));
    return true;
  },
};

/** Wakes at 1 where a page is idle at 0. Since 6.15. */
export const wakesAtOne: Patch = {
  put_page(k: Kernel, page: page) {
    if (k.page_ref_sub_return(page, 1) === 1) k.wake_up_var(addressOf(page));
  },
};

/** Waits for 1 where a page is idle at 0. Since 6.15. */
export const waitsForOne: Patch = {
  dax_page_is_idle: (k: Kernel, page: page) => k.page_ref_count(page) === 1,
};

/** Waits for 0 where a page is idle at 1. 6.1 to 6.14. */
export const waitsForZero: Patch = {
  *xfs_break_dax_layouts(k: Kernel, inode: inode, retry: { retry: boolean }) {
    const page = yield* k.dax_layout_busy_page(inode.i_mapping);
    if (!page) return 0;
    retry.retry = true;
    const address = addressOf(page, '_refcount');
    yield* k.___wait_var_event(
      address,
      () => k.page_ref_count(page) === 0,
      () => k.xfs_wait_dax_page(inode, address),
    );
    return 0;
  },
};

/** Wakes the page where the waiter sleeps on its count. For 6.12. */
export const wakesThePage: Patch = {
  __put_devmap_managed_folio_refs(k: Kernel, page: page, refs: number) {
    if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page));
    return true;
  },
};
