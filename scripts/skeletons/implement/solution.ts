import type { Kernel, page } from 'simkernel';

// FILL: an answer that passes on every release listed.
export function page_ref_add_unless_zero(k: Kernel, page: page, nr: number): boolean {
  if (k.page_ref_count(page) === 0) return false;
  k.page_ref_add(page, nr);
  return true;
}
