import { boot } from '../../../simkernel/kernel/machine.ts';
import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import { attachDmirror } from '../../../simkernel/lib/test_hmm.ts';
import type { LedgerData } from '../ledgerData.ts';
import { pgmapLedger } from '../pgmapLedger.ts';
import { putAfterRemoval } from './putAfterRemoval.ts';

/** A device of four device-private pages goes while its driver has lent one of them; then that page is put. */
export function removalOfLentMemory(release: string): LedgerData {
  const machine = boot({ release });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x40000,
    pages: 4,
  });
  const page = pgmap.pageAt(0x40000);
  const { count } = pgmap.ref;
  const start = machine.traceLength;
  const acts = [{ from: 0, text: 'The device is there, its pages are free.' }];
  const act = (text: string, run: () => void) => {
    acts.push({ from: machine.traceLength - start, text });
    run();
  };
  act('The driver lends a page to A.', () => {
    machine.call(machine.task('A'), function* (k): Preemptible<void> {
      k.dmirror_devmem_alloc_page(mdevice);
    });
  });
  act('The device is removed.', () => {
    machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
  });
  act('A puts the page.', () => putAfterRemoval(machine, 'A', page));
  return pgmapLedger(machine.trace.slice(start), {
    release,
    ref: pgmap.ref.label,
    count,
    ofPages: count - 1,
    page: page.label,
    acts,
  });
}
