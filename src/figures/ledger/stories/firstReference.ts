import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import type { LedgerData } from '../ledgerData.ts';
import { lentMemory } from './lentMemory.ts';
import { pageStory } from './pageStory.ts';

/** A driver lends a page of device-private memory to A, B takes a reference besides, and both put theirs. */
export function firstReference(release: string): LedgerData {
  const { machine, mdevice, page } = lentMemory(release);
  const { act, ledger } = pageStory(machine, page, 'The page is free.');
  const [A, B] = [machine.task('A'), machine.task('B')];
  const actOf = (task: typeof A, text: string, run: (k: typeof machine.k) => void) =>
    act(text, () => {
      machine.call(task, function* (k): Preemptible<void> {
        run(k);
      });
    });
  actOf(A, 'The driver lends the page, on behalf of A.', (k) => {
    k.dmirror_devmem_alloc_page(mdevice);
  });
  actOf(B, 'B takes a reference besides.', (k) => k.get_page(page));
  actOf(B, 'B puts it.', (k) => k.put_page(page));
  actOf(A, 'The driver’s reference is put.', (k) => k.put_page(page));
  return ledger();
}
