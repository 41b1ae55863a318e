import { VM_FAULT_NOPAGE } from '../../include/vm_fault_reason.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { folio } from '../page.ts';
import type { vm_fault } from './vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Maps a folio of 2 MiB with one PMD entry: one reference and one mapcount, both on the folio. Since 6.15. Unlike the
     * insertion of a page it does not refuse a folio without any reference.
     * @returns VM_FAULT_NOPAGE
     */
    vmf_insert_folio_pmd(vmf: vm_fault, folio: folio, write: boolean): number;
  }
}

export const vmf_insert_folio_pmd = defineSymbol({
  name: 'vmf_insert_folio_pmd',
  file: 'mm/huge_memory.c',
  models: 'Maps a folio of 2 MiB with a reference and a mapcount.',
  args: ['vmf', 'folio', 'write'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '6.15',
      source: 'mm/huge_memory.c at 7.2; commit 6c88f72691f8',
      call(k, vmf, folio, write) {
        const mm = vmf.vma.vm_mm;
        const old = mm.pmdAt(vmf.address);
        if (!old) {
          k.get_page(folio);
          k.folio_add_file_rmap_pmd(folio, folio, vmf.vma);
        }
        if (!old || write) mm.setPte(vmf.address, { pfn: folio.pfn, shift: 21, write });
        return VM_FAULT_NOPAGE;
      },
    },
  ],
});
