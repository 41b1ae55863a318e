import type { address_space } from '../../fs/address_space.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { zapVma } from './zapVma.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Takes a range of a file out of every page table that maps it. The VMAs stay: a later touch faults again.
     * @param start byte offset in the file
     * @param len bytes; 0 means to the end
     * @param even_cows 1 to unmap private copies as well
     */
    unmap_mapping_range(
      mapping: address_space,
      start: number,
      len: number,
      even_cows: number,
    ): Preemptible<void>;
    /** The same in pages. @param nr 0 means to the end */
    unmap_mapping_pages(
      mapping: address_space,
      start: number,
      nr: number,
      even_cows: number,
    ): Preemptible<void>;
  }
}

const PAGE_SHIFT = 12;

function* unmapTree(
  k: Kernel,
  mapping: address_space,
  start: number,
  nr: number,
  even_cows: number,
): Preemptible<void> {
  yield access(mapping, 'i_mmap', 'read');
  const end = nr === 0 ? Number.POSITIVE_INFINITY : start + nr;
  for (const vma of mapping.i_mmap) {
    const first = Math.max(start, vma.vm_pgoff);
    const last = Math.min(end, vma.vm_pgoff + vma.pages);
    if (first >= last) continue;
    const base = vma.start - vma.vm_pgoff;
    yield* zapVma(k, vma, base + first, base + last, even_cows !== 0);
  }
}

const pagesOf = (bytes: number) => Math.ceil(bytes / (1 << PAGE_SHIFT));

export const unmap_mapping_pages = defineSymbol({
  name: 'unmap_mapping_pages',
  file: 'mm/memory.c',
  models: 'Takes a range of a file out of every page table.',
  args: ['mapping', 'start', 'nr', 'even_cows'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'mm/memory.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, mapping, start, nr, even_cows) => unmapTree(k, mapping, start, nr, even_cows),
    },
  ],
});

export const unmap_mapping_range = defineSymbol({
  name: 'unmap_mapping_range',
  file: 'mm/memory.c',
  models: 'Takes a range of a file, given in bytes, out of every page table.',
  args: ['mapping', 'start:x', 'len:x', 'even_cows'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      until: '6.1',
      source: 'mm/memory.c at 5.10; recordings of 5.10.223',
      call: (k, mapping, start, len, even_cows) =>
        k.unmap_mapping_pages(mapping, pagesOf(start), pagesOf(len), even_cows),
    },
    {
      // The recorded builds of 6.1 to 6.18 have unmap_mapping_pages inlined here, so no call of it shows.
      since: '6.1',
      until: '6.19',
      source: 'mm/memory.c at 6.1, 6.12; recordings of 6.1.192, 6.12.107, 6.16.12, 6.18.15',
      call: (k, mapping, start, len, even_cows) =>
        unmapTree(k, mapping, pagesOf(start), pagesOf(len), even_cows),
    },
    {
      since: '6.19',
      source: 'mm/memory.c at 7.2; recordings of 7.2.13',
      call: (k, mapping, start, len, even_cows) =>
        k.unmap_mapping_pages(mapping, pagesOf(start), pagesOf(len), even_cows),
    },
  ],
});
