import type { address_space, DaxEntry } from '../fs/address_space.ts';
import type { inode } from '../fs/inode.ts';
import type { Machine } from '../kernel/machine.ts';
import { list_head } from '../include/list_head.ts';
import { compareReleases, type Release } from '../kernel/release.ts';
import { idleRefcount } from '../mm/attachPgmap.ts';
import type { dev_pagemap } from '../mm/dev_pagemap.ts';
import { page_folio } from '../mm/folio.ts';
import type { Pte } from '../mm/mm_struct.ts';
import type { page } from '../mm/page.ts';

/** What somebody outside the kernel's own tables holds: a pipe, a device that does I/O, a driver, a test. */
export interface Holder {
  /** The page whose count it is; of a large folio any page of it. */
  readonly page: page;
  /** Plain references. */
  readonly references?: number;
  /** Pins, as pin_user_pages() takes them. */
  readonly pins?: number;
}

/**
 * `rest`: no task is in the middle of a call, though some may sleep in one. `step`: anywhere. Most invariants hold at rest
 * only: between two steps of a fault, say, its own reference is there and its entry is not.
 */
export type Moment = 'step' | 'rest';

/** An association: an entry of a file that names a page. */
export interface Association {
  readonly mapping: address_space;
  /** First page of the entry in the file. */
  readonly index: number;
  readonly entry: DaxEntry;
}

/** What the checks read of a kernel: its pages, files and page tables, gathered once a check. */
export class KernelView {
  readonly release: Release;
  readonly at: Moment;
  readonly holders: readonly Holder[] | undefined;
  readonly machine: Machine;
  #slots: Map<page, number> | undefined;
  #associations: Map<number, Association[]> | undefined;

  constructor(machine: Machine, at: Moment, holders: readonly Holder[] | undefined) {
    this.machine = machine;
    this.release = machine.release;
    this.at = at;
    this.holders = holders;
  }

  /** Whether the release is `since` or later. */
  from(since: Release): boolean {
    return compareReleases(this.release, since) >= 0;
  }

  get pgmaps(): readonly dev_pagemap[] {
    return this.machine.k.globals.pgmap_array.all;
  }

  get erasedPgmaps(): readonly dev_pagemap[] {
    return this.machine.k.globals.pgmap_array.erased;
  }

  /** The struct pages of the pgmaps that are there, as far as anybody has asked for them. */
  get pages(): readonly page[] {
    return this.pgmaps.flatMap((pgmap) => pgmap.knownPages);
  }

  /** The heads among them; without those whose pgmap was overwritten, of which nothing more can be told. */
  get folios(): readonly page[] {
    return this.pages.filter(
      ({ compound_head, pgmap }) => compound_head === null && !(pgmap instanceof list_head),
    );
  }

  /** Pages of fsdax that have a count of their own. */
  get fsdaxFolios(): readonly page[] {
    return this.folios.filter(({ pgmap }) => pgmap.type === 'MEMORY_DEVICE_FS_DAX');
  }

  /** The page of a label in the log. */
  pageOf(label: unknown): page | undefined {
    const pfn = /^page:(0x[0-9a-f]+)$/.exec(String(label))?.[1];
    if (pfn === undefined) return undefined;
    const { all, erased } = this.machine.k.globals.pgmap_array;
    const at = Number(pfn);
    return [...all, ...erased].find((pgmap) => pgmap.covers(at))?.pageAt(at);
  }

  /** The pgmap of a label in the log. */
  pgmapOf(label: unknown): dev_pagemap | undefined {
    const { all, erased } = this.machine.k.globals.pgmap_array;
    return [...all, ...erased].find((pgmap) => pgmap.label === label);
  }

  /** What a page counts while nobody uses it: 0 for a tail, and once teardown up to 5.17 has taken the base reference. */
  idle(page: page): number {
    if (page.compound_head || page.pgmap instanceof list_head) return 0;
    if (page.pgmap.ref.dead && !this.from('5.18')) return 0;
    return idleRefcount(this.release, page.pgmap.type);
  }

  /** Whether an entry of a page table has a reference and a mapcount: device-private memory always, the rest since 6.15. */
  countsSlots(page: page): boolean {
    return this.from('6.15') || page.pgmap.type === 'MEMORY_DEVICE_PRIVATE';
  }

  /** How many page table entries map a folio or a page of it. */
  slots(folio: page): number {
    this.#slots ??= this.#countSlots();
    return this.#slots.get(folio) ?? 0;
  }

  /** References that page tables have on a folio. */
  slotReferences(folio: page): number {
    return this.countsSlots(folio) ? this.slots(folio) : 0;
  }

  /** References beyond the idle count and those of page tables: somebody's. */
  held(folio: page): number {
    return folio._refcount - this.idle(folio) - this.slotReferences(folio);
  }

  /** The entries of files that name a page. */
  associations(page: page): readonly Association[] {
    this.#associations ??= this.#findAssociations();
    return this.#associations.get(page.pfn) ?? [];
  }

  /** Every file that a mounted file system, a mapping or a page knows. */
  get mappings(): readonly address_space[] {
    const { super_blocks, tasks } = this.machine.k.globals;
    const found = new Set<address_space>();
    for (const sb of super_blocks.all) for (const file of sb.s_inodes) found.add(file.i_mapping);
    for (const { mm } of tasks.all) for (const vma of mm?.vmas ?? []) found.add(vma.mapping);
    for (const { mapping } of this.pages)
      if (mapping && typeof mapping !== 'string') found.add(mapping);
    return [...found];
  }

  /** Files of mounted file systems. */
  get files(): readonly inode[] {
    return this.machine.k.globals.super_blocks.all.flatMap((sb) => sb.s_inodes);
  }

  /** Whether no call is going on at all, not even a sleeping one. */
  get quiet(): boolean {
    return this.machine.threads.length === 0;
  }

  #countSlots(): Map<page, number> {
    const counts = new Map<page, number>();
    for (const { mm } of this.machine.k.globals.tasks.all) {
      for (const vma of mm?.vmas ?? []) {
        for (const address of mm?.mappedIn(vma.start, vma.start + vma.pages) ?? []) {
          const page = this.#pageBehind(mm?.pteAt(address));
          if (page) counts.set(page_folio(page), (counts.get(page_folio(page)) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  #pageBehind(pte: Pte | undefined): page | undefined {
    if (!pte || pte.kind === 'zero' || pte.kind === 'anon') return undefined;
    return this.machine.k.globals.pgmap_array.load(pte.pfn)?.pageAt(pte.pfn);
  }

  #findAssociations(): Map<number, Association[]> {
    const found = new Map<number, Association[]>();
    for (const mapping of this.mappings) {
      for (const [index, entry] of mapping.entries) {
        if (entry.kind === 'zero' || entry.kind === 'empty') continue;
        for (let at = 0; at < 2 ** entry.order; at += 1) {
          const pfn = entry.pfn + at;
          const known = found.get(pfn);
          const association = { mapping, index: index + at, entry };
          if (known) known.push(association);
          else found.set(pfn, [association]);
        }
      }
    }
    return found;
  }
}
