import { migrateToDevice, mmapAnonymous } from '../../../simkernel/lib/dmirrorMigrate.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { lentMemory } from './lentMemory.ts';
import { pageStory } from './pageStory.ts';

/** A process has a page moved to a device's private memory, touches it again, and the driver brings it back. */
export function lentPage(release: string): LedgerData {
  const { machine, mdevice, page } = lentMemory(release);
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmapAnonymous(k, 1));
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  const { act, ledger } = pageStory(machine, page, 'The page of the device is free.');
  act('A has its memory moved to the device.', () => {
    machine.call(A, (k) => migrateToDevice(k, mdevice, vma, vma.start, 1));
  });
  act('A reads its memory.', () => {
    machine.call(A, (k) => touch(k, vma.start, 'read'));
  });
  return ledger();
}
