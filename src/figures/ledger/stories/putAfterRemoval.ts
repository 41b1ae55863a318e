import { KernelPanic } from '../../../simkernel/kernel/kernelPanic.ts';
import type { Machine } from '../../../simkernel/kernel/machine.ts';
import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import type { page } from '../../../simkernel/mm/page.ts';

/** A task puts its reference, and whoever waited goes on. Where the struct page is gone the machine ends with an oops. */
export function putAfterRemoval(machine: Machine, comm: string, page: page): void {
  try {
    machine.call(machine.task(comm), function* (k): Preemptible<void> {
      k.put_page(page);
    });
  } catch (error) {
    if (error instanceof KernelPanic) return;
    throw error;
  }
  machine.run();
}
