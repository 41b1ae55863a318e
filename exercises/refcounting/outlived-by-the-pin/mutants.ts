import {
  addressOf,
  GUP_PIN_COUNTING_BIAS,
  gupFlags,
  type dev_pagemap,
  type Kernel,
  type page,
  type Preemptible,
} from 'simkernel';

/** Functions of Linux 6.1 that take the place of the kernel's. */
type Mutant = Readonly<Record<string, unknown>>;

/** For which pages GUP keeps its reference on the pgmap until they are put. */
interface Keeps {
  readonly references: boolean;
  readonly pins: boolean;
  readonly fast: boolean;
  readonly slow: boolean;
}

/** References on the pgmap that are kept for each page: a list of them for references, one for pins. */
type Kept = WeakMap<page, dev_pagemap[]>;

/** Gives back one that is kept for the page. */
function giveBack(k: Kernel, kept: Kept, page: page): void {
  const pgmap = kept.get(page)?.pop();
  if (pgmap) k.put_dev_pagemap(pgmap);
}

/** GUP of 6.1 that keeps its reference on the pgmap with some of the pages that it hands out. */
function keeping(keeps: Keeps): Mutant {
  const forReferences: Kept = new WeakMap();
  const forPins: Kept = new WeakMap();

  function keep(k: Kernel, kept: Kept, pages: readonly page[]): void {
    for (const page of pages) {
      const pgmap = k.get_dev_pagemap(page.pfn);
      if (pgmap) kept.set(page, [...(kept.get(page) ?? []), pgmap]);
    }
  }

  const taking = (kind: 'FOLL_GET' | 'FOLL_PIN', kept: Kept, keepsKind: boolean) =>
    function* (
      k: Kernel,
      start: number,
      nr: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number> {
      const flags = gup_flags | gupFlags(k.release)[kind];
      const before = pages.length;
      const done = yield* k.gup_pte_range(start, nr, flags, pages);
      if (keepsKind && keeps.fast) keep(k, kept, pages.slice(before));
      if (done === nr) return done;
      const middle = pages.length;
      const rest = yield* k.__get_user_pages(start + done, nr - done, flags, pages);
      if (keepsKind && keeps.slow) keep(k, kept, pages.slice(middle));
      return rest < 0 ? done || rest : done + rest;
    };

  return {
    get_user_pages_fast: taking('FOLL_GET', forReferences, keeps.references),
    pin_user_pages_fast: taking('FOLL_PIN', forPins, keeps.pins),
    // Every put of 6.1 comes by here: one reference, or the 1024 of a pin.
    __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number) {
      if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page, '_refcount'));
      giveBack(k, refs < GUP_PIN_COUNTING_BIAS ? forReferences : forPins, page);
      return true;
    },
  };
}

const all: Keeps = { references: true, pins: true, fast: true, slow: true };

/** GUP's reference on the pgmap lasts as long as the reference or pin on the page. */
export const keepsAll = (): Mutant => keeping(all);

/** It does for references, and ends with the call for pins. */
export const dropsForPins = (): Mutant => keeping({ ...all, pins: false });

/** It does for pins, and ends with the call for references. */
export const dropsForReferences = (): Mutant => keeping({ ...all, references: false });

/** It does in slow GUP, and ends with the walk in GUP-fast. */
export const dropsInFast = (): Mutant => keeping({ ...all, fast: false });

/** It does in GUP-fast, and ends with the call in slow GUP. */
export const dropsInSlow = (): Mutant => keeping({ ...all, slow: false });
