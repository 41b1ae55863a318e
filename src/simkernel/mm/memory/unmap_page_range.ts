import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Clears the page table entries of a range. Up to 6.14 that leaves an fsdax page's counts alone; since 6.15 each
     * entry takes a mapcount off at once, and its reference goes into the batch.
     * @param start first virtual page number
     * @param end first virtual page number after the range
     * @param batch takes the pages whose reference is still to be put
     */
    unmap_page_range(
      vma: vm_area_struct,
      start: number,
      end: number,
      batch: page[],
    ): Preemptible<void>;
  }
}

function* present(vma: vm_area_struct, start: number, end: number): Preemptible<number[]> {
  yield access(vma.vm_mm, 'pgd', 'readWrite');
  const found: number[] = [];
  for (let address = start; address < end; address += 1) {
    if (vma.vm_mm.pteAt(address)) found.push(address);
  }
  return found;
}

export const unmap_page_range = defineSymbol({
  name: 'unmap_page_range',
  file: 'mm/memory.c',
  models: 'Clears the page table entries of a range of one VMA.',
  args: ['vma', 'start', 'end'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '6.15',
      source: 'mm/memory.c at 5.10, 6.1, 6.12: vm_normal_page gives NULL for a devmap entry',
      *call(_k, vma, start, end) {
        for (const address of yield* present(vma, start, end)) vma.vm_mm.clearPte(address);
      },
    },
    {
      since: '6.15',
      source: 'mm/memory.c at 7.2; recordings of 7.2.13',
      *call(k, vma, start, end, batch) {
        for (const address of yield* present(vma, start, end)) {
          const pte = vma.vm_mm.pteAt(address);
          if (!pte) continue;
          const page = pageOf(k, pte.pfn);
          vma.vm_mm.clearPte(address);
          k.folio_remove_rmap_pte(page, page, vma);
          batch.push(page);
        }
      },
    },
  ],
});

/** pfn_to_page() for a pfn that a page table holds. */
function pageOf(k: Kernel, pfn: number): page {
  const pgmap = k.globals.pgmap_array.load(pfn);
  if (!pgmap) throw new SimError('pfnOutsidePgmap', `0x${pfn.toString(16)} has no pgmap.`);
  return pgmap.pageAt(pfn);
}
