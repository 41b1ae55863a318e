import { compareReleases } from '../../kernel/release.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import type { page } from '../page.ts';
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
  const [first] = batch;
  if (first) {
    yield access(first, '_refcount', 'readWrite');
    if (compareReleases(k.release, '6.12') < 0) k.release_pages(batch);
    else k.folios_put_refs(batch);
  }
}
