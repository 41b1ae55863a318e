import { EOPNOTSUPP } from '../../include/errno.ts';
import { gupFlags } from '../../include/gup_flags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { requireCount } from '../../kernel/requireCount.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { putGrab } from './grab.ts';
import type { page } from '../page.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes a plain reference (FOLL_GET) on each page of a user range of the current task.
     * @param start virtual page number
     * @param pages receives the pages
     * @returns how many pages, or -errno if not even the first
     */
    get_user_pages_fast(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
    /** The same with pins (FOLL_PIN): 1024 a page of order 0. Give them back with unpin_user_page(). */
    pin_user_pages_fast(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
    /** Both of them at 5.10 and 6.1: first without locks, then, for what is not mapped, the slow way. */
    internal_get_user_pages_fast(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
    /** Both of them at 6.12 and later. */
    gup_fast_fallback(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
  }
}

const file = 'mm/gup.c';

/** The walk of GUP-fast under the name it has in the release. */
function withoutLocks(
  k: Kernel,
  start: number,
  nr_pages: number,
  gup_flags: number,
  pages: page[],
): Preemptible<number> {
  return compareReleases(k.release, '6.12') < 0
    ? k.gup_pte_range(start, nr_pages, gup_flags, pages)
    : k.gup_fast_pte_range(start, nr_pages, gup_flags, pages);
}

/** 5.10 pins a page of fsdax for long, sees what it is, gives it back and refuses (__gup_longterm_locked). */
function takenBack(k: Kernel, page: page | undefined, flags: number): boolean {
  const forLong = (flags & gupFlags(k.release).FOLL_LONGTERM) !== 0;
  if (!forLong || compareReleases(k.release, '6.1') >= 0) return false;
  return page?.pgmap.type === 'MEMORY_DEVICE_FS_DAX';
}

/**
 * What the fallback adds: FOLL_TOUCH and FOLL_UNLOCKABLE. They change nothing here, but a grab of slow GUP shows them.
 * Source: recording fsdax-mf-xfs-reflink of 7.2.13, flags 0x210002.
 */
const slowFlags = (k: Kernel) => (compareReleases(k.release, '6.12') < 0 ? 0 : 0x210000);

function* fastThenSlow(
  k: Kernel,
  start: number,
  nr_pages: number,
  gup_flags: number,
  pages: page[],
): Preemptible<number> {
  const done = yield* withoutLocks(k, start, nr_pages, gup_flags, pages);
  if (done === nr_pages) return done;
  const before = pages.length;
  const flags = gup_flags | slowFlags(k);
  const rest = yield* k.__get_user_pages(start + done, nr_pages - done, flags, pages);
  if (rest > 0 && takenBack(k, pages[before], gup_flags)) {
    for (const page of pages.splice(before)) putGrab(k, page, gup_flags);
    return done || -EOPNOTSUPP;
  }
  return rest < 0 && done > 0 ? done : rest < 0 ? rest : done + rest;
}

const fastSource = 'mm/gup.c at 5.10, 6.1; recordings of 5.10.223, 6.1.192';

export const internal_get_user_pages_fast = defineSymbol({
  name: 'internal_get_user_pages_fast',
  file,
  models: 'Takes pages of a user range, without locks where they are mapped.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [{ since: '5.10', until: '6.12', source: fastSource, call: fastThenSlow }],
});

export const gup_fast_fallback = defineSymbol({
  name: 'gup_fast_fallback',
  file,
  models: 'Takes pages of a user range, without locks where they are mapped.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.12',
      source: 'mm/gup.c at 6.12, 7.2; recordings of 6.12.107, 7.2.13',
      call: fastThenSlow,
    },
  ],
});

function throughFast(kind: 'FOLL_GET' | 'FOLL_PIN') {
  return function* (
    k: Kernel,
    start: number,
    nr_pages: number,
    gup_flags: number,
    pages: page[],
  ): Preemptible<number> {
    requireCount('get_user_pages_fast', 'pages', nr_pages);
    const flags = gup_flags | gupFlags(k.release)[kind];
    return compareReleases(k.release, '6.12') < 0
      ? yield* k.internal_get_user_pages_fast(start, nr_pages, flags, pages)
      : yield* k.gup_fast_fallback(start, nr_pages, flags, pages);
  };
}

export const get_user_pages_fast = defineSymbol({
  name: 'get_user_pages_fast',
  file,
  models: 'Takes a plain reference on each page of a user range.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '5.10',
      source: 'GUP holds the pgmap for its own duration and the page for longer, up to 6.14',
      call: (k, start, nr_pages, gup_flags, pages) =>
        fastThenSlow(k, start, nr_pages, gup_flags | gupFlags(k.release).FOLL_GET, pages),
    },
    { since: '5.10', source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2', call: throughFast('FOLL_GET') },
  ],
});

export const pin_user_pages_fast = defineSymbol({
  name: 'pin_user_pages_fast',
  file,
  models: 'Pins each page of a user range.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    { since: '5.10', source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2', call: throughFast('FOLL_PIN') },
  ],
});
