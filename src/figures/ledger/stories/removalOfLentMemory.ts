import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import type { LedgerData } from '../ledgerData.ts';
import { pgmapLedger } from '../pgmapLedger.ts';
import { lentMemory } from './lentMemory.ts';
import { putAfterRemoval } from './putAfterRemoval.ts';
import { storyActs } from './storyActs.ts';

/** A device of four device-private pages goes while its driver has lent one of them; then that page is put. */
export function removalOfLentMemory(release: string): LedgerData {
  const { machine, mdevice, pgmap, page } = lentMemory(release);
  const { count } = pgmap.ref;
  const { acts, act, events } = storyActs(machine, 'The device is there, its pages are free.');
  act('The driver lends a page to A.', () => {
    machine.call(machine.task('A'), function* (k): Preemptible<void> {
      k.dmirror_devmem_alloc_page(mdevice);
    });
  });
  act('The device is removed.', () => {
    machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
  });
  act('A puts the page.', () => putAfterRemoval(machine, 'A', page));
  return pgmapLedger(events(), {
    release,
    ref: pgmap.ref.label,
    count,
    ofPages: count - 1,
    page: page.label,
    acts,
  });
}
