import { GUP_PIN_COUNTING_BIAS } from '../include/gup_flags.ts';
import { folio_test_large, page_folio } from '../mm/folio.ts';
import type { page } from '../mm/page.ts';
import type { Invariant } from './invariant.ts';
import type { KernelView } from './kernelView.ts';
import { splitUnderHolder } from './splitUnderHolder.ts';

/**
 * Types whose free page reads 1 although nobody holds it, and whose last put sets the 1 again: PRIVATE and COHERENT from 5.18
 * to 6.0, P2PDMA while its pages are freed at 0 and set back.
 */
function setBackWhenFree(view: KernelView, { pgmap: { type } }: page): boolean {
  if (type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT') {
    return view.from('5.18') && !view.from('6.1');
  }
  return type === 'MEMORY_DEVICE_PCI_P2PDMA' && view.from('5.18') && !view.from('6.15');
}

/** References that holders outside the kernel's tables have on a folio. */
function outside(view: KernelView, folio: page): number {
  let sum = 0;
  for (const { page, references = 0, pins = 0 } of view.holders ?? []) {
    if (page_folio(page) !== folio) continue;
    sum += references + pins * (folio_test_large(folio) ? 1 : GUP_PIN_COUNTING_BIAS);
  }
  return sum;
}

/** I2. */
export const countIsHolders: Invariant = {
  id: 'I2',
  title: 'The count is the base and the holders',
  says: 'The reference count of a page is what an idle page of its type has in that release, and one for each reference that somebody holds: page table entries where they count, pipes, I/O, drivers; 1024 for a pin of a single page.',
  kept: 'Every release, at rest. Without `holders` only that no reference is missing.',
  known: [splitUnderHolder],
  source:
    'recordings refcounts of 5.10.223, 6.1.192, 6.12.107, 7.2.13; mm/mm_init.c __init_zone_device_page at 7.2; commits 27674ef6c73f, ef233450898f, 38607c62b34b',
  check: (view) =>
    view.folios.flatMap((page) => {
      const slots = view.slotReferences(page);
      const others = outside(view, page);
      const used = slots + others;
      const expected = setBackWhenFree(view, page) ? Math.max(1, used) : view.idle(page) + used;
      const exact = view.at === 'rest' && view.holders !== undefined && !page.pgmap.ref.dead;
      const dropped = page.pgmap.ref.dead && !view.from('5.18');
      const least = dropped ? used : expected;
      if (exact ? page._refcount === expected : page._refcount >= least) return [];
      const text = `It counts ${page._refcount}: ${expected} is idle ${expected - used}, page tables ${slots}, others ${others}.`;
      return [{ subject: page.label, text }];
    }),
};
