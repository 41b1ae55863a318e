import type { Kernel } from '../../../simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { fileStory } from './fileStory.ts';

/** A process pins a page of its file, another truncates the file, the pin is given back. */
export function unpinned(release: string): LedgerData {
  const { machine, file, page, process, act, ledger } = fileStory(release);
  const { task: A, vma } = process('A');
  act('A writes to the page through a mapping.', () => {
    machine.call(A, (k) => touch(k, vma.start, 'write'));
  });
  act('A pins the page (FOLL_PIN).', () => {
    machine.call(A, (k) => k.pin_user_pages_fast(vma.start, 1, 0, []));
  });
  act('T truncates the file to nothing.', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
  });
  act('A unpins the page.', () => {
    machine.call(A, function* (k: Kernel): Preemptible<void> {
      k.unpin_user_page(page);
    });
  });
  act('T goes on, if somebody has woken it.', () => machine.run());
  return ledger();
}
