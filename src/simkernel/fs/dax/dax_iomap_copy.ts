import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import type { BlockRun } from '../fileBlocks.ts';
import type { inode } from '../inode.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Copies what a shared block holds to the block that takes its place. 6.0 and 6.1. @returns 0 or -errno */
    dax_iomap_cow_copy(inode: inode, srcmap: BlockRun, pages: number): number;
    /** The same at 6.12 and later. */
    dax_iomap_copy_around(inode: inode, srcmap: BlockRun, pages: number): number;
  }
}

/** The model keeps no data: what is left of the copy is the question where the source lies. */
function findSource(k: Kernel, inode: inode, srcmap: BlockRun, pages: number): number {
  return k.dax_iomap_direct_access(inode.dax_dev, srcmap.pgoff, pages, { value: 0 });
}

const common = {
  file: 'fs/dax.c',
  models: 'Copies a shared block to the one that takes its place.',
  args: ['inode', 'srcmap', 'pages'],
  returns: 'int',
  preemptible: false,
} as const;

export const dax_iomap_cow_copy = defineSymbol({
  name: 'dax_iomap_cow_copy',
  ...common,
  bodies: [
    {
      since: '6.0',
      until: '6.12',
      source: 'recording fsdax-mf-xfs-reflink of 6.1.192',
      call: findSource,
    },
  ],
});

export const dax_iomap_copy_around = defineSymbol({
  name: 'dax_iomap_copy_around',
  ...common,
  bodies: [
    {
      since: '6.12',
      source: 'recordings fsdax-mf-xfs-reflink of 6.12.107, 7.2.13',
      call: findSource,
    },
  ],
});

/** The copy under the name that the release has for it. */
export function copyShared(k: Kernel, inode: inode, srcmap: BlockRun, pages: number): number {
  return compareReleases(k.release, '6.12') < 0
    ? k.dax_iomap_cow_copy(inode, srcmap, pages)
    : k.dax_iomap_copy_around(inode, srcmap, pages);
}
