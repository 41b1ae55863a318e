import { KernelObject } from '../kernel/kernelObject.ts';
import type { vm_area_struct } from './vm_area_struct.ts';

/** What a page table slot holds: the pfn it maps, and how large the mapping is in bits of address (12, 21). */
export interface Pte {
  readonly pfn: number;
  readonly shift: number;
  readonly write: boolean;
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

  /** The slot that maps the virtual page, undefined when nothing does. */
  pteAt(virtualPage: number): Pte | undefined {
    return this.#pageTable.get(virtualPage);
  }

  setPte(virtualPage: number, pte: Pte): void {
    this.#pageTable.set(virtualPage, Object.freeze({ ...pte }));
  }

  clearPte(virtualPage: number): void {
    this.#pageTable.delete(virtualPage);
  }

  /** Whether a lower page table hangs below the PMD or PUD entry of the page: pmd_none() and pud_none() negated. */
  hasTable(level: TableLevel, virtualPage: number): boolean {
    return this.#tables.has(tableKey(level, virtualPage));
  }

  allocTables(virtualPage: number): void {
    for (const level of tableLevels) this.#tables.add(tableKey(level, virtualPage));
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
