import type { Kernel, page } from 'simkernel';

// FILL: where Linux has it, and what the reader begins with. It compiles, and fails.
export function page_ref_add_unless_zero(k: Kernel, page: page, nr: number): boolean {
  return false;
}
