import type { Machine } from '../../../src/simkernel/kernel/machine.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';

/** Puts a reference. @returns `put`, or the code of the report that ended the machine */
export function latePut(machine: Machine, page: page): string {
  try {
    machine.k.put_page(page);
    return 'put';
  } catch {
    return machine.splats.at(-1)?.code ?? 'no report';
  }
}
