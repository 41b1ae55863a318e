import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../page.ts';
import { dropSlot } from './dropSlot.ts';
import { putBatch } from './putBatch.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Clears the page table entries of a range. Up to 6.14 that leaves an fsdax page's counts alone; since 6.15 each
     * entry takes a mapcount off at once. The reference of a clean one goes into the batch; that of a dirty one is put
     * before the next entry is looked at.
     * @param start first virtual page number
     * @param end first virtual page number after the range
     * A PMD entry goes as a whole, even if the range has a part of it only.
     * @param batch takes the folios whose reference is still to be put
     * @param even_cows whether private copies go as well
     */
    unmap_page_range(
      vma: vm_area_struct,
      start: number,
      end: number,
      batch: page[],
      even_cows?: boolean,
    ): Preemptible<void>;
  }
}

function* present(
  vma: vm_area_struct,
  start: number,
  end: number,
  even_cows: boolean,
): Preemptible<number[]> {
  const { vm_mm } = vma;
  yield access(vm_mm, 'pgd', 'readWrite');
  const found = vm_mm.mappedIn(start, end);
  return even_cows ? found : found.filter((at) => vm_mm.pteAt(at)?.kind !== 'anon');
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
      *call(k, vma, start, end, batch, even_cows = true) {
        for (const address of yield* present(vma, start, end, even_cows)) {
          const lent = dropSlot(k, vma, address);
          if (lent) batch.push(lent);
        }
      },
    },
    {
      since: '6.15',
      source:
        'mm/memory.c (zap_present_folio_ptes: a dirty entry of a file page flushes at once) at 7.2; ' +
        'recordings of 6.16.12, 6.18.15, 7.2.13',
      *call(k, vma, start, end, batch, even_cows = true) {
        for (const address of yield* present(vma, start, end, even_cows)) {
          const pte = vma.vm_mm.pteAt(address);
          const folio = dropSlot(k, vma, address);
          if (folio && pte?.shift === 12 && pte.write && !pte.kind) {
            yield* putBatch(k, [folio]);
          } else if (folio) {
            batch.push(folio);
          }
        }
      },
    },
  ],
});
