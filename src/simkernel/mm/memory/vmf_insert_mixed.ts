import { VM_FAULT_NOPAGE } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { ZERO_PFN } from '../mm_struct.ts';
import type { vm_fault } from './vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Maps a pfn for reading. The entry says PTE_DEVMAP, so the page gets neither a reference nor a mapcount for it.
     * fsdax uses it up to 6.14, and
     * for the zero page behind a hole.
     * @returns VM_FAULT_NOPAGE
     */
    vmf_insert_mixed(vmf: vm_fault, pfn: number): number;
    /** Maps a pfn writable, or makes an entry that is there writable. No reference, no mapcount: see vmf_insert_mixed(). */
    vmf_insert_mixed_mkwrite(vmf: vm_fault, pfn: number): number;
    /** Sets one page table entry to a pfn. */
    insert_pfn(vmf: vm_fault, pfn: number, mkwrite: boolean): number;
  }
}

const until = '6.15';
const source = 'mm/memory.c at 5.10, 6.1, 6.12; recordings of 5.10.223, 6.1.192, 6.12.107';

const insert = (mkwrite: boolean) => (k: Kernel, vmf: vm_fault, pfn: number) =>
  k.insert_pfn(vmf, pfn, mkwrite);

export const vmf_insert_mixed = defineSymbol({
  name: 'vmf_insert_mixed',
  file: 'mm/memory.c',
  models: 'Maps a pfn for reading, without a reference.',
  args: ['vmf', 'pfn:x'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '5.2', until, source, call: insert(false) }],
});

export const vmf_insert_mixed_mkwrite = defineSymbol({
  name: 'vmf_insert_mixed_mkwrite',
  file: 'mm/memory.c',
  models: 'Maps a pfn writable, without a reference.',
  args: ['vmf', 'pfn:x'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '5.2', until, source, call: insert(true) }],
});

export const insert_pfn = defineSymbol({
  name: 'insert_pfn',
  file: 'mm/memory.c',
  models: 'Sets one page table entry to a pfn.',
  args: ['vmf', 'pfn:x', 'mkwrite'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      until,
      source,
      call(_k, vmf, pfn, mkwrite) {
        const mm = vmf.vma.vm_mm;
        if (!mm.pteAt(vmf.address) || mkwrite) {
          const kind = pfn === ZERO_PFN ? ({ kind: 'zero' } as const) : {};
          // Nobody wants to be told of writes to a character device, so its entries are writable at once.
          const write = mkwrite || vmf.vma.mapping.charDevice !== null;
          mm.setPte(vmf.address, { pfn, shift: 12, write, ...kind });
        }
        return VM_FAULT_NOPAGE;
      },
    },
  ],
});
