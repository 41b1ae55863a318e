import {
  access,
  type dev_pagemap,
  GUP_PIN_COUNTING_BIAS,
  type Kernel,
  type page,
  type Preemptible,
} from 'simkernel';

/** A teardown that does not do what 5.10 does: functions that take the place of the kernel's. */
type Mutant = Readonly<Record<string, unknown>>;

/** Pages whose base reference teardown has put, as far as a mutant keeps a record of them. */
const bare = new WeakSet<page>();

/** Puts the base reference of each page, as teardown does: the page that falls to 0 lets go of its pgmap. */
function* putBases(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
  const touched = pgmap.dropUntouchedBase();
  k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len - touched.length);
  for (const page of touched) {
    yield access(page, '_refcount', 'readWrite');
    if (k.page_ref_sub_return(page, 1) === 0) k.percpu_ref_put(pgmap.ref);
    else bare.add(page);
  }
}

/** The struct pages go before the wait: the bug of commit 50f44ee7248a. */
export const removesBeforeItWaits: Mutant = {
  *memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
    k.dev_pagemap_kill(pgmap);
    yield* putBases(k, pgmap);
    k.pageunmap_range(pgmap);
    yield* k.dev_pagemap_cleanup(pgmap);
  },
};

/** All references of pages go at once, whoever holds one. */
export const putsInBulk: Mutant = {
  *memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
    k.dev_pagemap_kill(pgmap);
    k.percpu_ref_put_many(pgmap.ref, pgmap.pfn_len);
    yield* k.dev_pagemap_cleanup(pgmap);
    k.pageunmap_range(pgmap);
  },
};

/** The first put of a page whose base reference has gone is taken for its last one. */
export const firstPutIsTheLast: Mutant = {
  *memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
    k.dev_pagemap_kill(pgmap);
    yield* putBases(k, pgmap);
    yield* k.dev_pagemap_cleanup(pgmap);
    k.pageunmap_range(pgmap);
  },
  put_devmap_managed_page(k: Kernel, page: page): undefined {
    const left = k.page_ref_sub_return(page, 1);
    if (bare.delete(page)) k.__put_page(page);
    else if (left === 1) k.free_devmap_managed_page(page);
    return undefined;
  },
};

/** A pin is given back in one step, and the page that falls to 0 by it keeps its pgmap. */
export const unpinsUnheard: Mutant = {
  unpin_user_page(k: Kernel, page: page): void {
    k.page_ref_sub_return(page, GUP_PIN_COUNTING_BIAS);
  },
};
