import { VM_FAULT_DONE_COW, VM_FAULT_FALLBACK } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';
import { anonymousFault } from './anonymousFault.ts';
import { mapAnonymous } from './mapAnonymous.ts';
import { splitPmd } from './splitPmd.ts';
import { vm_fault } from './vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Serves a page fault: the huge handlers first, where no page table stands in their way, then the page handler.
     * @param address virtual page number
     * @returns bits of vm_fault_t: VM_FAULT_NOPAGE when the page table has its entry, VM_FAULT_SIGBUS beyond the file
     */
    handle_mm_fault(vma: vm_area_struct, address: number, write: boolean): Preemptible<number>;
  }
}

/** Orders of a page, a PMD and a PUD entry. */
const PMD_ORDER = 9;
const PUD_ORDER = 18;

function* serve(
  k: Kernel,
  vma: vm_area_struct,
  address: number,
  write: boolean,
  withPud: boolean,
): Preemptible<number> {
  if (vma.mapping.anonymous) return yield* anonymousFault(k, vma, address, write);
  if (!vma.mapping.dax) throw new SimError('notModelled', 'Only files on DAX can be mapped.');
  const mm = vma.vm_mm;
  const fault = new vm_fault(vma, address, write);
  yield access(mm, 'pgd', 'readWrite');
  if (withPud && !mm.hasTable('pud', address)) {
    const huge = yield* locked(k, fault, PUD_ORDER);
    if (!(huge & VM_FAULT_FALLBACK)) return huge;
  }
  mm.allocTables(address, 'pud');
  if (!mm.hasTable('pmd', address)) {
    // A driver without map_pages is not asked for a page under the lock of the VMA: the fault starts again with mmap_lock.
    const tries = vma.mapping.charDevice && compareReleases(k.release, '6.7') >= 0 ? 2 : 1;
    for (let at = 0; at < tries; at += 1) {
      const huge = yield* hugeFault(k, fault);
      if (!(huge & VM_FAULT_FALLBACK)) return huge;
    }
  }
  mm.allocTables(address);
  if (fault.cow && mm.pteAt(address)) {
    yield* mapAnonymous(k, fault);
    return VM_FAULT_DONE_COW;
  }
  return yield* locked(k, fault, 0);
}

/** wp_huge_pmd(): a private mapping does not ask for a writable PMD entry; the one it has goes, and pages take its place. */
function* hugeFault(k: Kernel, fault: vm_fault): Preemptible<number> {
  if (!fault.cow || !fault.vma.vm_mm.pmdAt(fault.address))
    return yield* locked(k, fault, PMD_ORDER);
  yield* splitPmd(k, fault.vma, fault.address);
  return VM_FAULT_FALLBACK;
}

/** The file system's fault handler holds MMAPLOCK for reading, so no fault runs beside a truncate that holds it. */
function* locked(k: Kernel, fault: vm_fault, order: number): Preemptible<number> {
  if (fault.vma.mapping.charDevice) {
    return order === 0 ? yield* k.dev_dax_fault(fault) : yield* k.dev_dax_huge_fault(fault, order);
  }
  const lock = fault.vma.mapping.host.i_mmaplock;
  yield* k.down_read(lock);
  const ret = yield* k.dax_iomap_fault(fault, order);
  k.up_read(lock);
  return ret;
}

export const handle_mm_fault = defineSymbol({
  name: 'handle_mm_fault',
  file: 'mm/memory.c',
  models: 'Serves a page fault on a file that is mapped through DAX.',
  args: ['vma', 'address', 'write'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '6.12',
      source: 'recordings of 5.10.223 and 6.1.192: three dax_iomap_fault for a first fault',
      call: (k, vma, address, write) => serve(k, vma, address, write, true),
    },
    {
      since: '6.12',
      source:
        'recordings of 6.12.107 and 7.2.13: two dax_iomap_fault for a first fault; the patch mail of 2023-10-06, ' +
        'mm: Handle shared faults under the VMA lock; a recording of a device-dax on 6.12.107',
      call: (k, vma, address, write) => serve(k, vma, address, write, false),
    },
  ],
});
