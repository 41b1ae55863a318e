import { gupFlags, GUP_PIN_COUNTING_BIAS } from '../../include/gup_flags.ts';
import { ENOMEM } from '../../include/errno.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { folio_test_large, page_folio } from '../folio.ts';
import type { folio, page } from '../page.ts';
import { devmapManaged } from '../memremap/devmapManaged.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The grab of GUP-fast at 5.2 and 5.3: references unless the count is 0. @returns null if it was 0 */
    try_get_compound_head(page: page, refs: number): page | null;
    /** The grab of slow GUP at 5.2 and 5.3. @returns whether it took the reference; it WARNs for a count of 0 or less */
    try_get_page(page: page): boolean;
    /**
     * The grab of GUP-fast at 5.10: references unless the count is 0. @returns null if it was 0; it WARNs and takes
     * nothing without FOLL_GET and FOLL_PIN
     */
    try_grab_compound_head(page: page, refs: number, flags: number): page | null;
    /**
     * At 6.1 the grab of GUP-fast: references unless the count is 0. @returns null if it was 0; it WARNs and takes
     * nothing without FOLL_GET and FOLL_PIN.
     * From 6.12 on the grab of slow GUP. @returns 0, or -ENOMEM with a WARN for a count of 0 or less
     */
    try_grab_folio(page: page, refs: number, flags: number): folio | null | number;
    /**
     * The grab of GUP-fast at 6.12 and later: references unless the count is 0. @returns null if it was 0 or may not be
     * pinned; it WARNs and takes nothing without FOLL_GET and FOLL_PIN
     */
    try_grab_folio_fast(page: page, refs: number, flags: number): folio | null;
    /** The grab of slow GUP at 5.10 and 6.1. @returns whether it took the reference; it WARNs for a count of 0 or less */
    try_grab_page(page: page, flags: number): boolean;
    /**
     * Gives back what a grab took: `refs` references, or `refs` times GUP_PIN_COUNTING_BIAS for FOLL_PIN, in one step.
     * 5.10 has put_compound_head() in its place.
     */
    gup_put_folio(folio: folio, refs: number, flags: number): void;
    /** Gives back what a grab took at 5.10: all but one reference at once, the last by put_page(). */
    put_compound_head(page: page, refs: number, flags: number): void;
  }
}

const file = 'mm/gup.c';

/** What a grab adds. A large folio counts its pins in _pincount, others in the reference count, 1024 a pin. */
function weight(k: Kernel, folio: folio, refs: number, flags: number): number {
  const single = !folio_test_large(folio);
  return single && isPin(k, flags) ? refs * GUP_PIN_COUNTING_BIAS : refs;
}

/** FOLL_PIN and FOLL_GET exclude each other. */
const isPin = (k: Kernel, flags: number) => (flags & gupFlags(k.release).FOLL_PIN) !== 0;

/** Counts the pins of a large folio. */
function countPins(k: Kernel, folio: folio, pins: number, flags: number): void {
  if (folio_test_large(folio) && isPin(k, flags)) folio._pincount += pins;
}

/** Neither a reference nor a pin is asked for. GUP itself always sets one of the two flags before it grabs. */
function asksForNothing(k: Kernel, flags: number): boolean {
  const { FOLL_GET, FOLL_PIN } = gupFlags(k.release);
  return (flags & (FOLL_GET | FOLL_PIN)) === 0;
}

/** GUP-fast fails for flags that ask for nothing, with a WARN. */
function refusesFlags(k: Kernel, page: page, flags: number): boolean {
  if (!asksForNothing(k, flags)) return false;
  hostOf(k).warn('grabWithoutFlags', `${page.label} is grabbed without FOLL_GET and FOLL_PIN`);
  return true;
}

function grabUnlessZero(k: Kernel, page: page, refs: number, flags: number): page | null {
  if (refusesFlags(k, page, flags)) return null;
  const folio = page_folio(page);
  if (!k.page_ref_add_unless_zero(folio, weight(k, folio, refs, flags))) return null;
  countPins(k, folio, refs, flags);
  return folio;
}

function grabReferenced(k: Kernel, page: page, refs: number, flags: number): boolean {
  if (k.page_ref_count(page) <= 0) {
    hostOf(k).warn('grabOfFreePage', `${page.label} is in a page table but has no reference`);
    return false;
  }
  // Slow GUP takes nothing for flags that ask for nothing, and counts that as a success.
  if (asksForNothing(k, flags)) return true;
  k.page_ref_add(page, weight(k, page, refs, flags));
  countPins(k, page, refs, flags);
  return true;
}

export const try_get_compound_head = defineSymbol({
  name: 'try_get_compound_head',
  file,
  models: 'Takes references of GUP-fast unless the count is 0.',
  args: ['page', 'refs'],
  returns: 'pointer',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      until: '5.10',
      source: 'GUP-fast takes a reference unless the count is 0, in all releases',
      call: (k, page, refs) => (k.page_ref_add_unless_zero(page, refs) ? page : null),
    },
  ],
});

export const try_get_page = defineSymbol({
  name: 'try_get_page',
  file: 'include/linux/mm.h',
  models: 'Takes the reference of slow GUP.',
  args: ['page'],
  returns: 'bool',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      until: '5.10',
      source: 'slow GUP WARNs and fails at a count of 0 or less, in all releases',
      call: (k, page) => grabReferenced(k, page, 1, gupFlags(k.release).FOLL_GET),
    },
  ],
});

export const try_grab_compound_head = defineSymbol({
  name: 'try_grab_compound_head',
  file,
  models: 'Takes references of GUP-fast unless the count is 0.',
  args: ['page', 'refs', 'flags:x'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '5.18',
      source: 'mm/gup.c at 5.10; recordings of 5.10.223',
      call: grabUnlessZero,
    },
  ],
});

export const try_grab_folio = defineSymbol({
  name: 'try_grab_folio',
  file,
  models: 'Takes references: of GUP-fast at 6.1, of slow GUP from 6.12 on.',
  args: ['page', 'refs', 'flags:x'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.18',
      until: '6.12',
      returns: 'pointer',
      source: 'mm/gup.c at 6.1; recordings of 6.1.192',
      call: grabUnlessZero,
    },
    {
      since: '6.12',
      source: 'mm/gup.c at 6.12 and 7.2',
      call: (k, page, refs, flags) => (grabReferenced(k, page, refs, flags) ? 0 : -ENOMEM),
    },
  ],
});

export const try_grab_folio_fast = defineSymbol({
  name: 'try_grab_folio_fast',
  file,
  models: 'Takes references of GUP-fast unless the count is 0.',
  args: ['page', 'refs', 'flags:x'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '6.15',
      source: 'mm/gup.c at 6.12; recordings of 6.12.107',
      call: grabUnlessZero,
    },
    {
      since: '6.15',
      source: 'mm/gup.c at 7.2: a page of fsdax is not pinnable for long; recordings of 7.2.13',
      call(k, page, refs, flags) {
        const { FOLL_PIN, FOLL_LONGTERM } = gupFlags(k.release);
        if (!(flags & FOLL_PIN)) return grabUnlessZero(k, page, refs, flags);
        const folio = page_folio(page);
        if (!k.page_ref_add_unless_zero(folio, refs)) return null;
        if (flags & FOLL_LONGTERM && folio.pgmap.type === 'MEMORY_DEVICE_FS_DAX') {
          k.folio_put_refs(folio, refs);
          return null;
        }
        // A large folio counts its pins in _pincount, so there is nothing more to add.
        const more = weight(k, folio, refs, flags) - refs;
        if (more > 0) k.page_ref_add(folio, more);
        countPins(k, folio, refs, flags);
        return folio;
      },
    },
  ],
});

export const try_grab_page = defineSymbol({
  name: 'try_grab_page',
  file,
  models: 'Takes the reference of slow GUP.',
  args: ['page', 'flags:x'],
  returns: 'bool',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '6.12',
      source: 'mm/gup.c at 5.10, 6.1; recordings of 5.10.223',
      call: (k, page, flags) => grabReferenced(k, page_folio(page), 1, flags),
    },
  ],
});

export const gup_put_folio = defineSymbol({
  name: 'gup_put_folio',
  file,
  models: 'Gives back what a grab took, in one step.',
  args: ['folio', 'refs', 'flags:x'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      // Known bug: an FS_DAX page that is unpinned goes to 1 without a wake-up.
      since: '5.18',
      until: '5.19',
      source: 'the mail on commit f4f451a16dd1: since d8ddc099c6b3 GUP puts with folio_put_refs()',
      call(k, folio, refs, flags) {
        const nr = weight(k, folio, refs, flags);
        countPins(k, folio, -refs, flags);
        k.folio_put_refs(folio, nr);
      },
    },
    {
      since: '5.19',
      until: '6.12',
      source: 'mm/gup.c at 6.1; commit f4f451a16dd1',
      call(k, folio, refs, flags) {
        const nr = weight(k, folio, refs, flags);
        countPins(k, folio, -refs, flags);
        if (devmapManaged(k) && k.__put_devmap_managed_page_refs(folio, nr)) return;
        k.folio_put_refs(folio, nr);
      },
    },
    {
      since: '6.12',
      until: '6.15',
      source: 'mm/gup.c at 6.12; recordings of 6.12.107',
      call(k, folio, refs, flags) {
        const nr = weight(k, folio, refs, flags);
        countPins(k, folio, -refs, flags);
        if (devmapManaged(k) && k.__put_devmap_managed_folio_refs(folio, nr)) return;
        k.folio_put_refs(folio, nr);
      },
    },
    {
      since: '6.15',
      source: 'mm/gup.c at 7.2',
      call(k, folio, refs, flags) {
        const nr = weight(k, folio, refs, flags);
        countPins(k, folio, -refs, flags);
        k.folio_put_refs(folio, nr);
      },
    },
  ],
});

export const put_compound_head = defineSymbol({
  name: 'put_compound_head',
  file,
  models: 'Gives back what a grab took, the last reference by put_page().',
  args: ['page', 'refs', 'flags:x'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.10',
      until: '5.18',
      source: 'mm/gup.c at 5.10; recordings of 5.10.223: the last put enters at 2, not at 1025',
      call(k, page, refs, flags) {
        const nr = weight(k, page, refs, flags);
        if (nr > 1) k.page_ref_sub_return(page, nr - 1);
        k.put_page(page);
      },
    },
  ],
});
