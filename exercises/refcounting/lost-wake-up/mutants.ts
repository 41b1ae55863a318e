import {
  access,
  addressOf,
  GUP_PIN_COUNTING_BIAS,
  gupFlags,
  type inode,
  type Kernel,
  type page,
  type Preemptible,
  sleepOn,
} from 'simkernel';

/** A way to lose the wake-up: functions that take the place of the kernel's. */
type Mutant = Readonly<Record<string, unknown>>;

/** T looks at the count, and another CPU can come in before T is on the queue. */
export const lateOnTheQueue: Mutant = {
  *xfs_wait_dax_page(k: Kernel, inode: inode, address: string): Preemptible<void> {
    k.up_write(inode.i_mmaplock);
    yield access(inode, 'i_mmaplock', 'read');
    yield sleepOn(address);
    yield* k.down_write(inode.i_mmaplock);
  },
};

/** A batch puts FS_DAX pages as it puts any page. */
export const forgetsTheManagedPut: Mutant = {
  release_pages(k: Kernel, pages: readonly page[]) {
    for (const page of pages) {
      if (k.page_ref_sub_and_test(page, 1)) k.free_zone_device_page(page);
    }
  },
};

/** GUP gives pins back as plain references. */
export const unpinsUnheard: Mutant = {
  gup_put_folio(k: Kernel, folio: page, refs: number, flags: number) {
    const isPin = (flags & gupFlags(k.release).FOLL_PIN) !== 0;
    k.folio_put_refs(folio, isPin ? refs * GUP_PIN_COUNTING_BIAS : refs);
  },
};

/** One put of one reference wakes nobody. */
export const putsUnheard: Mutant = {
  put_page(k: Kernel, page: page) {
    k.page_ref_sub_return(page, 1);
  },
};

/** Wakes the page where the waiter sleeps on its count. */
export const wakesThePage: Mutant = {
  __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number) {
    if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page));
    return true;
  },
};
