import { KernelObject } from '../kernel/kernelObject.ts';
import type { vm_area_struct } from './vm_area_struct.ts';

/** Stands for the pfn of the zero page and of the huge zero page, which no device has. */
export const ZERO_PFN = 0;

/** What a page table slot holds: the pfn it maps, and how large the mapping is in bits of address (12, 21). */
export interface Pte {
  readonly pfn: number;
  readonly shift: number;
  readonly write: boolean;
  /**
   * A device page if left out; the zero page behind a hole; a private copy in system memory; or a page of device-private
   * memory, whose entry is a swap entry that no CPU can go through.
   */
  readonly kind?: 'zero' | 'anon' | 'devicePrivate';
}

/** pte_same(): whether a slot is what it was. */
export function sameSlot(a: Pte | undefined, b: Pte | undefined): boolean {
  return a?.pfn === b?.pfn && a?.shift === b?.shift && a?.write === b?.write;
}

export type TableLevel = 'pmd' | 'pud';
const tableLevels: readonly TableLevel[] = ['pmd', 'pud'];

/** Pages that one entry of the level spans, as a power of two: 2 MiB and 1 GiB with pages of 4 KiB. */
const tableOrder: Readonly<Record<TableLevel, number>> = { pmd: 9, pud: 18 };

function tableKey(level: TableLevel, virtualPage: number): string {
  return `${level}:${virtualPage >> tableOrder[level]}`;
}

/** Models `struct mm_struct`: an address space, its VMAs and its page table, keyed by virtual page number. */
export class mm_struct extends KernelObject {
  readonly #vmas: vm_area_struct[] = [];
  readonly #pageTable = new Map<number, Pte>();
  /** PMD entries that map 2 MiB, keyed by virtual page number / 512; `pfn` is that of the first page. */
  readonly #pmds = new Map<number, Pte>();
  readonly #tables = new Set<string>();

  constructor(owner: string) {
    super(`mm:${owner}`);
    Object.seal(this);
  }

  get vmas(): readonly vm_area_struct[] {
    return [...this.#vmas];
  }

  /** find_vma() for an address inside a VMA, in virtual page numbers. */
  vmaAt(virtualPage: number): vm_area_struct | undefined {
    return this.#vmas.find(
      (vma) => virtualPage >= vma.start && virtualPage < vma.start + vma.pages,
    );
  }

  insertVma(vma: vm_area_struct): void {
    this.#vmas.push(vma);
  }

  removeVma(vma: vm_area_struct): void {
    const index = this.#vmas.indexOf(vma);
    if (index >= 0) this.#vmas.splice(index, 1);
  }

  /** The slot that maps the virtual page, undefined when nothing does. Of a PMD entry it gives the page within. */
  pteAt(virtualPage: number): Pte | undefined {
    const pte = this.#pageTable.get(virtualPage);
    if (pte) return pte;
    const pmd = this.pmdAt(virtualPage);
    if (!pmd || pmd.kind) return pmd;
    return Object.freeze({ ...pmd, pfn: pmd.pfn + (virtualPage % 512) });
  }

  /** The PMD entry that maps the virtual page and its 511 neighbours. */
  pmdAt(virtualPage: number): Pte | undefined {
    if (this.#pmds.size === 0) return undefined;
    return this.#pmds.get(Math.floor(virtualPage / 512));
  }

  /** Sets a slot; one with a shift of 21 maps the 512 pages around the address, from `pfn` on. */
  setPte(virtualPage: number, pte: Pte): void {
    const slot = Object.freeze({ ...pte });
    if (pte.shift === 21) this.#pmds.set(Math.floor(virtualPage / 512), slot);
    else this.#pageTable.set(virtualPage, slot);
  }

  /** Clears the slot that maps the virtual page: a PMD entry goes as a whole. */
  clearPte(virtualPage: number): void {
    if (!this.#pageTable.delete(virtualPage)) this.#pmds.delete(Math.floor(virtualPage / 512));
  }

  /** The virtual pages of a range that have slots, in order: for a PMD entry one page of it. Costs the slots, or the range. */
  mappedIn(start: number, end: number): number[] {
    const found: number[] = [];
    if (end - start <= this.#pageTable.size) {
      for (let at = start; at < end; at += 1) if (this.#pageTable.has(at)) found.push(at);
    } else {
      for (const at of this.#pageTable.keys()) if (at >= start && at < end) found.push(at);
    }
    for (const at of this.#pmds.keys()) {
      if (at * 512 < end && (at + 1) * 512 > start) found.push(Math.max(start, at * 512));
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
  }

  /** Whether a lower page table hangs below the PMD or PUD entry of the page: pmd_none() and pud_none() negated. */
  hasTable(level: TableLevel, virtualPage: number): boolean {
    return this.#tables.has(tableKey(level, virtualPage));
  }

  /** pud_alloc(), pmd_alloc(), pte_alloc() so far down that the entry of the level points to a table. */
  allocTables(virtualPage: number, level: TableLevel = 'pmd'): void {
    this.#tables.add(tableKey('pud', virtualPage));
    if (level === 'pmd') this.#tables.add(tableKey('pmd', virtualPage));
  }

  /** free_pgtables(): drops the tables of a range that no VMA needs any more. */
  freeTables(start: number, pages: number): void {
    for (const level of tableLevels) {
      const first = start >> tableOrder[level];
      const last = (start + pages - 1) >> tableOrder[level];
      for (let index = first; index <= last; index += 1) {
        const low = index << tableOrder[level];
        const high = low + (1 << tableOrder[level]);
        const needed = this.#vmas.some((vma) => vma.start < high && vma.start + vma.pages > low);
        if (!needed) this.#tables.delete(`${level}:${index}`);
      }
    }
  }
}
