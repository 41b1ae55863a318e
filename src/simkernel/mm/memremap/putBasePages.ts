import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import type { dev_pagemap } from '../dev_pagemap.ts';
import type { page } from '../page.ts';
import { idleAtOne } from './put_devmap_managed_page.ts';

/** @throws SimError notModelled */
function refusePrivateInUse(k: Kernel, pgmap: dev_pagemap, page: page): void {
  if (pgmap.type !== 'MEMORY_DEVICE_PRIVATE' || page._refcount <= 1) return;
  throw new SimError(
    'notModelled',
    `Whether teardown at ${k.release} frees ${page.label}, which is in use, was not verified.`,
  );
}

/** One put a page. Pages that nobody ever touched all end alike, so they are put together. */
function* putBasePages(
  k: Kernel,
  pgmap: dev_pagemap,
  put: (page: page) => void,
): Preemptible<void> {
  const touched = pgmap.dropUntouchedBase();
  const untouched = pgmap.pfn_len - touched.length;
  if (untouched > 0) k.percpu_ref_put_many(pgmap.ref, untouched);
  for (const page of touched) {
    refusePrivateInUse(k, pgmap, page);
    yield access(page, '_refcount', 'readWrite');
    put(page);
  }
}

/** The puts of a removal up to 5.17. */
export function putEveryPage(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
  return putBasePages(k, pgmap, (page) => {
    const count = k.page_ref_sub_return(page, 1);
    // The recordings show no call of the devmap put here, so these puts are not in the trace either.
    if (count === 1 && idleAtOne(page)) hostOf(k).wake(addressOf(page, '_refcount'));
    else if (count === 0) k.percpu_ref_put(pgmap.ref);
  });
}

/** The same at 5.2 and 5.3: the put that reaches 1 calls the driver's page_free. */
export function putEachPage(k: Kernel, pgmap: dev_pagemap): Preemptible<void> {
  return putBasePages(k, pgmap, (page) => k.put_page(page));
}
