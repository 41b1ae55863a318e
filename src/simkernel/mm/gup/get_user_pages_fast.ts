import { EFAULT, ENOMEM, EOPNOTSUPP } from '../../include/errno.ts';
import { gupFlags, GUP_PIN_COUNTING_BIAS } from '../../include/gup_flags.ts';
import { VM_FAULT_SIGBUS } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { requireCount } from '../../kernel/requireCount.ts';
import { compareReleases } from '../../kernel/release.ts';
import { touches } from '../../kernel/touches.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { currentMm, grabSlow, hasDevmap, pageAt, putGrab, refuseSystemMemory } from './grab.ts';
import { folio_test_large, page_folio } from '../folio.ts';
import type { mm_struct } from '../mm_struct.ts';
import type { folio, page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

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
    /** Gives one pin back. */
    unpin_user_page(page: page): void;
    /** Gives pins on a folio back, as the end of block I/O does at 6.12 and later. */
    unpin_user_folio(folio: folio, npages: number): void;
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
    /**
     * Slow GUP: faults in what is not mapped.
     * @param remote another task's memory; the current task's if left out
     * @returns how many pages, or -errno
     */
    __get_user_pages(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
      remote?: mm_struct,
    ): Preemptible<number>;
    /** Takes the page of one page table entry. @returns null where there is none, or it could not be grabbed */
    follow_page_pte(vma: vm_area_struct, address: number, flags: number): Preemptible<page | null>;
    /** Takes one page of the 2 MiB that a PMD entry maps. Up to 6.14. @returns null if it could not be grabbed */
    follow_devmap_pmd(vma: vm_area_struct, address: number, flags: number): page | null;
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

export const unpin_user_page = defineSymbol({
  name: 'unpin_user_page',
  file,
  models: 'Gives one pin back.',
  args: ['page'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2',
      call(k, page) {
        putGrab(k, page, gupFlags(k.release).FOLL_PIN);
      },
    },
  ],
});

/** A large folio counts its pins in _pincount. @returns the references to put */
function unpinned(folio: folio, npages: number): number {
  if (!folio_test_large(folio)) return npages * GUP_PIN_COUNTING_BIAS;
  folio._pincount -= npages;
  return npages;
}

export const unpin_user_folio = defineSymbol({
  name: 'unpin_user_folio',
  file,
  models: 'Gives pins on a folio back.',
  args: ['folio', 'npages'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      until: '6.15',
      source: 'recording of 6.12.107: the end of O_DIRECT calls gup_put_folio, not unpin_user_page',
      call(k, folio, npages) {
        k.gup_put_folio(page_folio(folio), npages, gupFlags(k.release).FOLL_PIN);
      },
    },
    {
      // The recorded build has gup_put_folio inlined here, so no call of it shows.
      since: '6.15',
      source: 'recording of 7.2.13: the end of O_DIRECT shows no call of gup_put_folio',
      call(k, page, npages) {
        const folio = page_folio(page);
        k.folio_put_refs(folio, unpinned(folio, npages));
      },
    },
  ],
});

/** Grabs what one slot maps. @returns null where there is none, or it could not be grabbed */
function takeSlot(k: Kernel, vma: vm_area_struct, address: number, flags: number): page | null {
  const pte = vma.vm_mm.pteAt(address);
  if (!pte || (flags & gupFlags(k.release).FOLL_WRITE && !pte.write)) return null;
  refuseSystemMemory(pte);
  const pgmap = hasDevmap(k) ? k.get_dev_pagemap(pte.pfn) : null;
  const page = pageAt(k, pte.pfn);
  const grabbed = grabSlow(k, page, flags);
  if (pgmap) k.put_dev_pagemap(pgmap);
  return grabbed ? page : null;
}

export const follow_devmap_pmd = defineSymbol({
  name: 'follow_devmap_pmd',
  file: 'mm/huge_memory.c',
  models: 'Takes one page of a PMD entry.',
  args: ['vma', 'address', 'flags:x'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    { since: '5.2', until: '6.15', source: 'mm/huge_memory.c at 5.10, 6.1, 6.12', call: takeSlot },
  ],
});

export const follow_page_pte = defineSymbol({
  name: 'follow_page_pte',
  file,
  models: 'Takes the page of one page table entry.',
  args: ['vma', 'address', 'flags:x'],
  returns: 'pointer',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2; recordings of 5.10.223',
      *call(k, vma, address, flags) {
        yield access(vma.vm_mm, 'pgd', 'read');
        return takeSlot(k, vma, address, flags);
      },
    },
  ],
});

/** Since 6.1 or earlier check_vma_flags() refuses a long-term pin of fsdax up front; 5.10 pins and takes it back. */
function refusedUpFront(k: Kernel, vma: vm_area_struct, flags: number): boolean {
  return (
    compareReleases(k.release, '6.1') >= 0 &&
    (flags & gupFlags(k.release).FOLL_LONGTERM) !== 0 &&
    vma_is_fsdax(vma)
  );
}

/** follow_page_mask(): a PMD entry has a function of its own up to 6.14, the one of every 2 MiB mapping since. */
function* follow(
  k: Kernel,
  vma: vm_area_struct,
  address: number,
  flags: number,
): Preemptible<page | null> {
  touches(k, vma.vm_mm, 'pgd', 'read');
  const pmd = vma.vm_mm.pmdAt(address);
  if (!pmd) return yield* k.follow_page_pte(vma, address, flags);
  return hasDevmap(k) ? k.follow_devmap_pmd(vma, address, flags) : takeSlot(k, vma, address, flags);
}

/** vma_is_fsdax(): a file of a file system; a device-dax may be pinned for long. */
function vma_is_fsdax({ mapping }: vm_area_struct): boolean {
  return mapping.dax && mapping.charDevice === null;
}

/** The entry is there and yet the page was not taken: its count is 0 or less, and no fault can mend that. */
function mapped(mm: mm_struct, address: number, write: boolean): boolean {
  const pte = mm.pteAt(address);
  return pte !== undefined && (pte.write || !write);
}

export const __get_user_pages = defineSymbol({
  name: '__get_user_pages',
  file,
  models: 'Takes pages of a user range, faulting in what is not mapped.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2; recordings of all four',
      *call(k, start, nr_pages, gup_flags, pages, remote) {
        const mm = remote ?? currentMm(k);
        const write = (gup_flags & gupFlags(k.release).FOLL_WRITE) !== 0;
        for (let done = 0; done < nr_pages; done += 1) {
          const address = start + done;
          const vma = mm.vmaAt(address);
          if (!vma) return done || -EFAULT;
          if (refusedUpFront(k, vma, gup_flags)) return done || -EOPNOTSUPP;
          let page = yield* follow(k, vma, address, gup_flags);
          while (!page) {
            if (mapped(mm, address, write)) return done || -ENOMEM;
            const fault = yield* k.handle_mm_fault(vma, address, write);
            if (fault & VM_FAULT_SIGBUS) return done || -EFAULT;
            page = yield* follow(k, vma, address, gup_flags);
          }
          pages.push(page);
        }
        return nr_pages;
      },
    },
  ],
});
