import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import type { page } from '../page.ts';
import { putBatch } from './putBatch.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

/**
 * Unmaps a range of one VMA and then puts the references of its entries, as an mmu_gather does: until the batch is put,
 * a page has more references than mappings (from 6.15 on, where a mapping has a reference).
 */
export function* zapVma(
  k: Kernel,
  vma: vm_area_struct,
  start: number,
  end: number,
  even_cows = true,
): Preemptible<void> {
  const batch: page[] = [];
  yield* k.unmap_page_range(vma, start, end, batch, even_cows);
  yield* putBatch(k, batch);
}
