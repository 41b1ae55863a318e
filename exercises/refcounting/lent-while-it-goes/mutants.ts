import type { dev_pagemap, Kernel, page, Preemptible } from 'simkernel';

/** A page goes out without a reference on its pgmap, as up to 6.0. */
export const lendsWithoutThePgmap = {
  zone_device_page_init(k: Kernel, page: page): void {
    k.set_page_count(page, 1);
  },
  free_zone_device_folio(k: Kernel, folio: page): void {
    folio.mapping = null;
    folio.pgmap.ops?.folio_free?.(k, folio);
  },
};

/** A page that comes back keeps its reference on the pgmap. */
export const keepsThePgmap = {
  free_zone_device_folio(k: Kernel, folio: page): void {
    folio.mapping = null;
    folio.pgmap.ops?.folio_free?.(k, folio);
  },
};

/** The struct pages go before the references have drained. */
export const removesBeforeItWaits = {
  *memunmap_pages(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
    k.percpu_ref_kill(pgmap.ref);
    k.pageunmap_range(pgmap);
    yield* k.wait_for_completion(pgmap.done);
    k.percpu_ref_exit(pgmap.ref);
  },
};

/** A page goes out with a reference only while its pgmap is live, as up to 6.18. */
export const lendsWhileLive = {
  percpu_ref_tryget_many: (k: Kernel, ref: dev_pagemap['ref']): boolean =>
    k.percpu_ref_tryget_live(ref),
};

/** A page goes out with a reference as long as somebody holds its pgmap, as since 6.19. */
export const lendsWhileHeld = {
  percpu_ref_tryget_live: (k: Kernel, ref: dev_pagemap['ref']): boolean =>
    k.percpu_ref_tryget_many(ref, 1),
};
