import { boot } from '../../../simkernel/kernel/machine.ts';
import { migrateToDevice, mmapAnonymous } from '../../../simkernel/lib/dmirrorMigrate.ts';
import { attachDmirror } from '../../../simkernel/lib/test_hmm.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

/** A process has a page moved to a device's private memory, touches it again, and the driver brings it back. */
export function lentPage(release: string): LedgerData {
  const machine = boot({ release });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x40000,
    pages: 4,
  });
  const page = pgmap.pageAt(0x40000);
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmapAnonymous(k, 1));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  const { _refcount: refcount, _mapcount: mapcount } = page;
  const start = machine.traceLength;
  const acts = [{ from: 0, text: 'The page of the device is free.' }];
  const act = (text: string, run: () => void) => {
    acts.push({ from: machine.traceLength - start, text });
    run();
  };
  act('A has its memory moved to the device.', () => {
    machine.call(A, (k) => migrateToDevice(k, mdevice, vma, vma.start, 1));
  });
  act('A reads its memory.', () => {
    machine.call(A, (k) => touch(k, vma.start, 'read'));
  });
  return ledgerFromTrace(machine.trace.slice(start), {
    release,
    page: page.label,
    refcount,
    mapcount,
    idle: refcount,
    acts,
  });
}
