import type { address_space } from '../fs/address_space.ts';
import { KernelObject } from '../kernel/kernelObject.ts';
import type { mm_struct } from './mm_struct.ts';

export interface VmaRange {
  /** First virtual page number. */
  readonly start: number;
  /** Length in pages. */
  readonly pages: number;
  /** Page offset in the file. */
  readonly pgoff: number;
  /** VM_SHARED. True if left out; a private mapping gets copies of the pages that it writes. */
  readonly shared?: boolean;
}

/** Models `struct vm_area_struct` of a file mapping. Addresses are virtual page numbers. */
export class vm_area_struct extends KernelObject {
  readonly vm_mm: mm_struct;
  readonly mapping: address_space;
  readonly start: number;
  readonly pages: number;
  readonly vm_pgoff: number;
  readonly shared: boolean;
  /** `anon_vma`: set with the first private copy; fork copies the page table of such a mapping only. */
  hasAnonVma = false;

  constructor(vm_mm: mm_struct, mapping: address_space, range: VmaRange) {
    super(`vma:${vm_mm.label}@${range.start}`);
    this.vm_mm = vm_mm;
    this.mapping = mapping;
    this.start = range.start;
    this.pages = range.pages;
    this.vm_pgoff = range.pgoff;
    this.shared = range.shared ?? true;
    Object.seal(this);
  }

  /** The virtual page at which a page of the file appears, undefined when the VMA does not cover it. */
  virtualPageOf(index: number): number | undefined {
    const offset = index - this.vm_pgoff;
    return offset >= 0 && offset < this.pages ? this.start + offset : undefined;
  }
}
