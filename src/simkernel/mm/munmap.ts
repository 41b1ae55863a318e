import { evictIfUnused } from '../fs/xfs/fileSystemCalls.ts';
import { EINVAL } from '../include/errno.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { vm_area_struct } from './vm_area_struct.ts';
import { zapVma } from './memory/zapVma.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Ends the mapping that begins at a virtual page number: its entries go, then its VMA.
     * @returns 0, or -EINVAL where no mapping begins
     */
    __x64_sys_munmap(start: number): Preemptible<number>;
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
      source: 'recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
      *call(k, start) {
        const { mm } = k.current;
        const vma = mm?.vmas.find((candidate) => candidate.start === start);
        if (!mm || !vma) return -EINVAL;
        yield* endVma(k, vma);
        return 0;
      },
    },
  ],
});

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
