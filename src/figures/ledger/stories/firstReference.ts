import { boot } from '../../../simkernel/kernel/machine.ts';
import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import { attachDmirror } from '../../../simkernel/lib/test_hmm.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

/** A driver lends a page of device-private memory to A, B takes a reference besides, and both put theirs. */
export function firstReference(release: string): LedgerData {
  const machine = boot({ release });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x40000,
    pages: 4,
  });
  const page = pgmap.pageAt(0x40000);
  const { _refcount: refcount, _mapcount: mapcount } = page;
  const start = machine.traceLength;
  const acts = [{ from: 0, text: 'The page is free.' }];
  const [A, B] = [machine.task('A'), machine.task('B')];
  const act = (text: string, task: typeof A, run: (k: typeof machine.k) => void) => {
    acts.push({ from: machine.traceLength - start, text });
    machine.call(task, function* (k): Preemptible<void> {
      run(k);
    });
  };
  act('The driver lends the page, on behalf of A.', A, (k) => {
    k.dmirror_devmem_alloc_page(mdevice);
  });
  act('B takes a reference besides.', B, (k) => k.get_page(page));
  act('B puts it.', B, (k) => k.put_page(page));
  act('The driver’s reference is put.', A, (k) => k.put_page(page));
  return ledgerFromTrace(machine.trace.slice(start), {
    release,
    page: page.label,
    refcount,
    mapcount,
    idle: refcount,
    acts,
  });
}
