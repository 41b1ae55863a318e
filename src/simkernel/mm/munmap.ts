import { evictIfUnused } from '../fs/xfs/fileSystemCalls.ts';
import { EINVAL } from '../include/errno.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import { splitPmd } from './memory/splitPmd.ts';
import { vm_area_struct } from './vm_area_struct.ts';
import { zapVma } from './memory/zapVma.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Ends the mapping that begins at a virtual page number: its entries go, then its VMA. With a length it ends that part
     * of a mapping only: a PMD entry that lies across an edge goes as a whole first, and its pages fault in one by one.
     * @param pages length of the part; the whole mapping if left out
     * @returns 0, or -EINVAL where no mapping begins, or the part does not lie in one
     */
    __x64_sys_munmap(start: number, pages?: number): Preemptible<number>;
  }
}

export const __x64_sys_munmap = defineSymbol({
  name: '__x64_sys_munmap',
  file: 'mm/mmap.c',
  models: 'Ends a mapping of the current task.',
  args: ['start'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source:
        'recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13; __split_vma (mm/mmap.c, since 6.12 mm/vma.c) and mm/huge_memory.c vma_adjust_trans_huge for a part',
      *call(k, start, pages) {
        const { mm } = k.current;
        if (pages !== undefined) return yield* endPart(k, start, pages);
        const vma = mm?.vmas.find((candidate) => candidate.start === start);
        if (!mm || !vma) return -EINVAL;
        yield* endVma(k, vma);
        return 0;
      },
    },
  ],
});

/** Cuts a VMA at both ends of the part, and ends the VMA in the middle. */
function* endPart(k: Kernel, start: number, pages: number): Preemptible<number> {
  const { mm } = k.current;
  const vma = mm?.vmaAt(start);
  const end = start + pages;
  if (!mm || !vma || !(pages > 0) || end > vma.start + vma.pages) return -EINVAL;
  for (const edge of [start, end]) {
    if (edge % 512 !== 0 && edge < vma.start + vma.pages) yield* splitPmd(k, vma, edge);
  }
  yield access(vma.mapping, 'i_mmap', 'readWrite');
  vma.mapping.unlinkVma(vma);
  mm.removeVma(vma);
  const cut = (from: number, to: number) => {
    const pgoff = vma.vm_pgoff + from - vma.start;
    const { mapping, shared } = vma;
    const piece = new vm_area_struct(mm, mapping, { start: from, pages: to - from, pgoff, shared });
    piece.hasAnonVma = vma.hasAnonVma;
    mm.insertVma(piece);
    mapping.linkVma(piece);
    return piece;
  };
  if (start > vma.start) cut(vma.start, start);
  if (end < vma.start + vma.pages) cut(end, vma.start + vma.pages);
  yield* endVma(k, cut(start, end));
  return 0;
}

/** Ends a VMA: its entries go, then the VMA; a file without a name goes with its last one. */
export function* endVma(k: Kernel, vma: vm_area_struct): Preemptible<void> {
  const mm = vma.vm_mm;
  yield* zapVma(k, vma, vma.start, vma.start + vma.pages);
  yield access(vma.mapping, 'i_mmap', 'readWrite');
  vma.mapping.unlinkVma(vma);
  mm.removeVma(vma);
  mm.freeTables(vma.start, vma.pages);
  yield* evictIfUnused(k, vma.mapping.host);
}
