import { EBUSY, EFAULT, EINVAL } from '../../include/errno.ts';
import { VM_FAULT_NOPAGE, VM_FAULT_SIGBUS } from '../../include/vm_fault_reason.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { page_folio } from '../folio.ts';
import { ZERO_PFN } from '../mm_struct.ts';
import type { page } from '../page.ts';
import type { vm_fault } from './vm_fault.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Maps a page as any other page is mapped: one reference and one mapcount for the new entry. fsdax uses it since 6.15.
     * @param page null for the zero page, which takes no count
     * @param write whether the entry shall be writable
     * @returns VM_FAULT_NOPAGE, or VM_FAULT_SIGBUS if the page has no reference at all
     */
    vmf_insert_page_mkwrite(vmf: vm_fault, page: page | null, write: boolean): number;
    /** @returns 0, or -EINVAL for a page with a reference count of 0 */
    insert_page(vmf: vm_fault, page: page | null, mkwrite: boolean): number;
    /** Sets the entry and counts it. An entry that is there is only made writable. @returns 0, -EBUSY or -EFAULT */
    insert_page_into_pte_locked(vmf: vm_fault, page: page | null, mkwrite: boolean): number;
  }
}

const since = '6.15';
const source = 'mm/memory.c at 7.2; recordings of 7.2.13';

export const vmf_insert_page_mkwrite = defineSymbol({
  name: 'vmf_insert_page_mkwrite',
  file: 'mm/memory.c',
  models: 'Maps a page with a reference and a mapcount.',
  args: ['vmf', 'page', 'write'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since,
      source,
      call(k, vmf, page, write) {
        const error = k.insert_page(vmf, page, write);
        return error && error !== -EBUSY ? VM_FAULT_SIGBUS : VM_FAULT_NOPAGE;
      },
    },
  ],
});

export const insert_page = defineSymbol({
  name: 'insert_page',
  file: 'mm/memory.c',
  models: 'Maps a page that somebody holds.',
  args: ['vmf', 'page', 'mkwrite'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since,
      source: `${source}; validate_page_before_insert refuses a page without a reference`,
      call: (k, vmf, page, mkwrite) =>
        page && k.page_ref_count(page_folio(page)) === 0
          ? -EINVAL
          : k.insert_page_into_pte_locked(vmf, page, mkwrite),
    },
  ],
});

export const insert_page_into_pte_locked = defineSymbol({
  name: 'insert_page_into_pte_locked',
  file: 'mm/memory.c',
  models: 'Sets one page table entry, takes its reference and counts its mapping.',
  args: ['vmf', 'page', 'mkwrite'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since,
      source,
      call(k, vmf, page, mkwrite) {
        const mm = vmf.vma.vm_mm;
        const old = mm.pteAt(vmf.address);
        if (old && !mkwrite) return -EBUSY;
        if (!page) {
          mm.setPte(vmf.address, { pfn: ZERO_PFN, shift: 12, write: false, kind: 'zero' });
          return 0;
        }
        if (old && old.pfn !== page.pfn) return -EFAULT;
        if (!old) {
          const folio = page_folio(page);
          k.get_page(folio);
          k.folio_add_file_rmap_pte(folio, page, vmf.vma);
        }
        const write = mkwrite || vmf.vma.mapping.charDevice !== null;
        mm.setPte(vmf.address, { pfn: page.pfn, shift: 12, write });
        return 0;
      },
    },
  ],
});
