import { VM_FAULT_NOPAGE } from '../../include/vm_fault_reason.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_fault } from './vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Maps 2 MiB with one PMD entry, from a pfn on. The entry says PTE_DEVMAP: no page gets a reference or a mapcount.
     * At 5.10 and 6.1; vmf_insert_pfn_pmd() is inline there.
     */
    vmf_insert_pfn_pmd_prot(vmf: vm_fault, pfn: number, write: boolean): number;
    /** The same at 6.12. @returns VM_FAULT_NOPAGE */
    vmf_insert_pfn_pmd(vmf: vm_fault, pfn: number, write: boolean): number;
  }
}

/** An entry that is there is only made writable. */
function insert(_k: Kernel, vmf: vm_fault, pfn: number, write: boolean): number {
  const mm = vmf.vma.vm_mm;
  const old = mm.pmdAt(vmf.address);
  if (!old || write) mm.setPte(vmf.address, { pfn, shift: 21, write });
  return VM_FAULT_NOPAGE;
}

const common = {
  file: 'mm/huge_memory.c',
  models: 'Maps 2 MiB with one PMD entry, without a reference.',
  args: ['vmf', 'pfn:x', 'write'],
  returns: 'int',
  preemptible: false,
} as const;

export const vmf_insert_pfn_pmd_prot = defineSymbol({
  name: 'vmf_insert_pfn_pmd_prot',
  ...common,
  bodies: [{ since: '5.2', until: '6.12', source: 'mm/huge_memory.c at 5.10, 6.1', call: insert }],
});

export const vmf_insert_pfn_pmd = defineSymbol({
  name: 'vmf_insert_pfn_pmd',
  ...common,
  bodies: [{ since: '6.12', until: '6.15', source: 'mm/huge_memory.c at 6.12', call: insert }],
});
