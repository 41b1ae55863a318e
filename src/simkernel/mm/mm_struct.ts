import { KernelObject } from '../kernel/kernelObject.ts';
import type { vm_area_struct } from './vm_area_struct.ts';

/** What a page table slot holds: the pfn it maps, and how large the mapping is in bits of address (12, 21). */
export interface Pte {
  readonly pfn: number;
  readonly shift: number;
  readonly write: boolean;
}

/** Models `struct mm_struct`: an address space, its VMAs and its page table, keyed by virtual page number. */
export class mm_struct extends KernelObject {
  readonly #vmas: vm_area_struct[] = [];
  readonly #pageTable = new Map<number, Pte>();

  constructor(owner: string) {
    super(`mm:${owner}`);
    Object.seal(this);
  }

  get vmas(): readonly vm_area_struct[] {
    return [...this.#vmas];
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
}
