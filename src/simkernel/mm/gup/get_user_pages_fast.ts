import { gupFlags } from '../../include/gup_flags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { mm_struct } from '../mm_struct.ts';
import type { page } from '../page.ts';
import { currentMm, hasDevmap, pageOf, putGrab } from './gupPage.ts';

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
/** The grab of GUP-fast under the name it has in the release. */
function grabFast(k: Kernel, page: page, flags: number): boolean {
  if (k.release === '5.10') return k.try_grab_compound_head(page, 1, flags) !== null;
  if (k.release === '6.1') return k.try_grab_folio(page, 1, flags) !== null;
  return k.try_grab_folio_fast(page, 1, flags) !== null;
}

/**
 * Grabs one page without any lock: read the entry, grab the page, read the entry again. A page that changed hands in
 * between is put back. The pgmap reference of 6.14 and older ends with this function, not with the pin.
 */
function* grabUnlocked(
  k: Kernel,
  mm: mm_struct,
  address: number,
  flags: number,
): Preemptible<page | undefined> {
  yield access(mm, 'pgd', 'read');
  const pte = mm.pteAt(address);
  const { FOLL_WRITE, FOLL_LONGTERM } = gupFlags(k.release);
  if (!pte || (flags & FOLL_WRITE && !pte.write)) return undefined;
  if (hasDevmap(k) && flags & FOLL_LONGTERM) return undefined;
  const pgmap = hasDevmap(k) ? k.get_dev_pagemap(pte.pfn) : null;
  if (hasDevmap(k) && !pgmap) return undefined;
  const page = pageOf(k, pte.pfn);
  yield access(page, '_refcount', 'readWrite');
  let grabbed = grabFast(k, page, flags);
  if (grabbed) {
    yield access(mm, 'pgd', 'read');
    if (mm.pteAt(address) !== pte) {
      putGrab(k, page, flags);
      grabbed = false;
    }
  }
  if (pgmap) k.put_dev_pagemap(pgmap);
  return grabbed ? page : undefined;
}

function* fastThenSlow(
  k: Kernel,
  start: number,
  nr_pages: number,
  gup_flags: number,
  pages: page[],
): Preemptible<number> {
  const mm = currentMm(k);
  let done = 0;
  for (; done < nr_pages; done += 1) {
    const page = yield* grabUnlocked(k, mm, start + done, gup_flags);
    if (!page) break;
    pages.push(page);
  }
  if (done === nr_pages) return done;
  const rest = yield* k.__get_user_pages(start + done, nr_pages - done, gup_flags, pages);
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
