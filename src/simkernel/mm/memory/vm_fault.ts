import { KernelObject } from '../../kernel/kernelObject.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

/** Models `struct vm_fault`: one page fault while it is being served. */
export class vm_fault extends KernelObject {
  readonly vma: vm_area_struct;
  /** Virtual page number that was touched. */
  readonly address: number;
  /** Page offset in the file. */
  readonly pgoff: number;
  /** FAULT_FLAG_WRITE. */
  readonly write: boolean;
  /** `cow_page`: a write to a private mapping, served with a copy. */
  readonly cow: boolean;

  constructor(vma: vm_area_struct, address: number, write: boolean) {
    super(`fault:${vma.vm_mm.label}@${address}`);
    this.vma = vma;
    this.address = address;
    this.pgoff = vma.vm_pgoff + (address - vma.start);
    this.write = write;
    this.cow = write && !vma.shared;
    Object.freeze(this);
  }
}
