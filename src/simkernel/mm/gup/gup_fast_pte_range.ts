import { gupFlags } from '../../include/gup_flags.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { touches } from '../../kernel/touches.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { page_folio } from '../folio.ts';
import { type mm_struct, sameSlot } from '../mm_struct.ts';
import type { page } from '../page.ts';
import { pfn_to_page } from '../pfn_to_page.ts';
import { compareReleases } from '../../kernel/release.ts';
import {
  currentMm,
  grabFast,
  grabFastHuge,
  hasDevmap,
  refuseSystemMemory,
  putGrab,
} from './grab.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * GUP-fast over the entries of a page table, without any lock: read the entry, grab the page, read the entry again.
     * A page whose entry changed in between is put back. 5.10 and 6.1; gup_fast_pte_range() at 6.12 and later.
     * @param start virtual page number
     * @param pages receives the pages
     * @returns how many pages it took before it came to one that it could not take
     */
    gup_pte_range(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
    /** The same at 6.12 and later. */
    gup_fast_pte_range(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
  }
}

/**
 * gup_fast_folio_allowed(): GUP-fast leaves a folio without a mapping to slow GUP, and since 6.15 that is what a folio
 * looks like that files share. A pin that may last and will write is none for it on a file's page. Source: recordings
 * fsdax-mf-xfs-reflink and own-devdax-pins of 7.2.13.
 */
function mayBeTakenFast(k: Kernel, page: page, flags: number): boolean {
  if (hasDevmap(k)) return true;
  const { FOLL_WRITE, FOLL_LONGTERM, FOLL_PIN } = gupFlags(k.release);
  const toTheFile = FOLL_WRITE | FOLL_LONGTERM | FOLL_PIN;
  const fileBacked = /FS_DAX|GENERIC/.test(page.pgmap.type);
  if (fileBacked && (flags & toTheFile) === toTheFile) return false;
  if (page.pgmap.type !== 'MEMORY_DEVICE_FS_DAX') return true;
  const folio = page_folio(page);
  touches(k, folio, 'mapping', 'read');
  return folio.mapping !== null;
}

/** The pgmap reference of 6.14 and older ends with this function, not with the pin. */
function* grabOne(
  k: Kernel,
  mm: mm_struct,
  address: number,
  flags: number,
): Preemptible<page | undefined> {
  yield access(mm, 'pgd', 'read');
  const pte = mm.pteAt(address);
  const { FOLL_WRITE, FOLL_LONGTERM } = gupFlags(k.release);
  if (!pte || (flags & FOLL_WRITE && !pte.write)) return undefined;
  if (pte.kind === 'zero') return undefined;
  refuseSystemMemory(pte);
  if (hasDevmap(k) && flags & FOLL_LONGTERM) return undefined;
  // Recordings of 6.16.12 and 6.18.15: GUP-fast took nothing through a PMD entry of a folio at first, which was special.
  const special = pte.shift === 21 && compareReleases(k.release, '6.17') < 0;
  if (!hasDevmap(k) && special) return undefined;
  const pgmap = hasDevmap(k) ? k.get_dev_pagemap(pte.pfn) : null;
  if (hasDevmap(k) && !pgmap) return undefined;
  const page = pfn_to_page(k, pte.pfn);
  yield access(page, '_refcount', 'readWrite');
  let grabbed = pte.shift === 21 ? grabFastHuge(k, page, flags) : grabFast(k, page, flags);
  if (grabbed) {
    yield access(mm, 'pgd', 'read');
    if (!sameSlot(mm.pteAt(address), pte) || !mayBeTakenFast(k, page, flags)) {
      yield access(page, '_refcount', 'readWrite');
      putGrab(k, page, flags);
      grabbed = false;
    }
  }
  if (pgmap) k.put_dev_pagemap(pgmap);
  return grabbed ? page : undefined;
}

function* grabRange(
  k: Kernel,
  start: number,
  nr_pages: number,
  gup_flags: number,
  pages: page[],
): Preemptible<number> {
  const mm = currentMm(k);
  for (let done = 0; done < nr_pages; done += 1) {
    const page = yield* grabOne(k, mm, start + done, gup_flags);
    if (!page) return done;
    pages.push(page);
  }
  return nr_pages;
}

const file = 'mm/gup.c';

export const gup_pte_range = defineSymbol({
  name: 'gup_pte_range',
  file,
  models: 'Takes the pages of a range of page table entries without any lock.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.2',
      until: '6.12',
      source: 'mm/gup.c at 5.10, 6.1; inlined in the recorded kernels',
      call: grabRange,
    },
  ],
});

export const gup_fast_pte_range = defineSymbol({
  name: 'gup_fast_pte_range',
  file,
  models: 'Takes the pages of a range of page table entries without any lock.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '6.12',
      source: 'mm/gup.c at 6.12, 7.2; inlined in the recorded kernels',
      call: grabRange,
    },
  ],
});
