import { hostOf, type Kernel } from '../kernel/kernel.ts';
import { requireCount } from '../kernel/requireCount.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { page } from '../mm/page.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The reference count of a page, read once. */
    page_ref_count(page: page): number;
    /** Sets the count, whatever it was: for the owner of a page that nobody else holds. */
    set_page_count(page: page, v: number): void;
    /** Adds one reference, whatever the count was. */
    page_ref_inc(page: page): void;
    /** Adds references, whatever the count was. */
    page_ref_add(page: page, nr: number): void;
    /** Takes references off and returns the new count, in one atomic step. */
    page_ref_sub_return(page: page, nr: number): number;
    /** Adds references unless the count is 0. @returns false when it was 0 and stays 0 */
    page_ref_add_unless_zero(page: page, nr: number): boolean;
  }
}

/** Moves the count and says so, as the page_ref tracepoints do. A negative count is a bug of whoever put last. */
function move(k: Kernel, page: page, by: number): number {
  touchCount(k, page, true);
  requireMemmap(k, page);
  page._refcount += by;
  const host = hostOf(k);
  if (host.tracing) {
    host.tracepoint('page_ref_mod', {
      page: page.label,
      val: by,
      count: page._refcount,
      mapcount: page._mapcount,
    });
  }
  if (page._refcount < 0) {
    host.bug('refcountUnderflow', `${page.label} has a reference count of ${page._refcount}`);
  }
  return page._refcount;
}

/** Once the device has gone its struct pages lie in memory that nothing maps. */
function requireMemmap(k: Kernel, page: page): void {
  if (page.pgmap.memmapGone) {
    hostOf(k).bug('memmapGone', `${page.label} was used after the memmap of ${page.pgmap.label}`);
  }
}

/** `_refcount` is shared between tasks: a search has to know who touched it. */
function touchCount(k: Kernel, page: page, writes: boolean): void {
  const { touchLog } = hostOf(k);
  if (!touchLog.on) return;
  touchLog.add(`&${page.label}->_refcount`, writes);
  // The count lies in the memmap, so whether that is there counts as well.
  touchLog.add(`&${page.pgmap.label}->memmapGone`, false);
}

const file = 'include/linux/page_ref.h';
const source = 'include/linux/page_ref.h at 5.10, 6.1, 6.12, 7.2';

export const page_ref_count = defineSymbol({
  name: 'page_ref_count',
  file,
  models: 'Reads the reference count of a page.',
  args: ['page'],
  returns: 'int',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page) {
        touchCount(k, page, false);
        requireMemmap(k, page);
        return page._refcount;
      },
    },
  ],
});

export const set_page_count = defineSymbol({
  name: 'set_page_count',
  file,
  models: 'Sets the reference count of a page that nobody else holds.',
  args: ['page', 'v'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page, v) {
        touchCount(k, page, true);
        page._refcount = v;
        hostOf(k).tracepoint('page_ref_set', {
          page: page.label,
          count: v,
          mapcount: page._mapcount,
        });
      },
    },
  ],
});

export const page_ref_inc = defineSymbol({
  name: 'page_ref_inc',
  file,
  models: 'Adds one reference.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page) {
        move(k, page, 1);
      },
    },
  ],
});

export const page_ref_add = defineSymbol({
  name: 'page_ref_add',
  file,
  models: 'Adds references.',
  args: ['page', 'nr'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page, nr) {
        requireCount('page_ref_add', 'references', nr);
        move(k, page, nr);
      },
    },
  ],
});

export const page_ref_sub_return = defineSymbol({
  name: 'page_ref_sub_return',
  file,
  models: 'Takes references off and returns the new count.',
  args: ['page', 'nr'],
  returns: 'int',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page, nr) {
        requireCount('page_ref_sub_return', 'references', nr);
        return move(k, page, -nr);
      },
    },
  ],
});

export const page_ref_add_unless_zero = defineSymbol({
  name: 'page_ref_add_unless_zero',
  file,
  models: 'Adds references unless the count is zero.',
  args: ['page', 'nr'],
  returns: 'bool',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, page, nr) {
        requireCount('page_ref_add_unless_zero', 'references', nr);
        touchCount(k, page, false);
        requireMemmap(k, page);
        if (page._refcount === 0) return false;
        move(k, page, nr);
        return true;
      },
    },
  ],
});
