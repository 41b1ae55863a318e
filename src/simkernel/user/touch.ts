import { VM_FAULT_SIGBUS } from '../include/vm_fault_reason.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { SimError } from '../kernel/simError.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/** How a load or store of a process ended: it went through, or the task got a signal. */
export type TouchResult = 0 | 'SIGBUS:BUS_ADRERR';

const PAGE_SIZE = 4096;

/** si_addr_lsb is not meaningful for BUS_ADRERR: the recordings write -1. */
const noLsb = -1;

/**
 * What a process does when it reads or writes a byte of a mapped page: where the page table has no fitting entry,
 * it faults. Beyond the end of the file it gets SIGBUS.
 * @param address - virtual page number, for example `vma.start + 2`
 * @since 5.2, the oldest release that boots
 * @returns 0, or the signal that it got
 * @throws SimError badArgument where nothing is mapped, or where a shared mapping of a read-only file is written
 * @source mm/memory.c handle_mm_fault; recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13
 */
export function* touch(
  k: Kernel,
  address: number,
  mode: 'read' | 'write',
): Preemptible<TouchResult> {
  requireArguments('touch', 'k: kernel, address: whole, mode: access_mode', [k, address, mode]);
  const { mm } = k.current;
  const vma = mm?.vmaAt(address);
  if (!mm || !vma) {
    throw new SimError('badArgument', `${k.current.comm} maps nothing at page ${address}.`);
  }
  if (mode === 'write' && vma.shared && vma.mapping.host.blocks.readOnly) {
    throw new SimError('badArgument', `${vma.mapping.host.label} can only be mapped for reading.`);
  }
  for (;;) {
    yield access(mm, 'pgd', 'read');
    const pte = mm.pteAt(address);
    if (pte && pte.kind !== 'devicePrivate' && (pte.write || mode === 'read')) return 0;
    const fault = yield* k.handle_mm_fault(vma, address, mode === 'write');
    if (fault & VM_FAULT_SIGBUS) {
      const addr = address * PAGE_SIZE;
      k.current.force({ sig: 'SIGBUS', code: 'BUS_ADRERR', lsb: noLsb, addr });
      return 'SIGBUS:BUS_ADRERR';
    }
  }
}
