import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { SimError } from '../../kernel/simError.ts';
import type { inode } from '../inode.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The pfn behind a page of a file, from the device. 5.10's name for it. @throws SimError notModelled for a hole */
    dax_iomap_pfn(inode: inode, index: number): number;
    /** The pfn behind a page of a file, from the device. @throws SimError notModelled for a hole */
    dax_iomap_direct_access(inode: inode, index: number): number;
    /** Asks the dax device where a page of it lies. The model passes the page of the file. @returns a pfn */
    dax_direct_access(inode: inode, index: number): number;
    /** The pmem driver's answer: its first pfn plus the offset on the device. @returns a pfn */
    pmem_dax_direct_access(inode: inode, index: number): number;
  }
}

const source = 'fs/dax.c and drivers/dax/super.c at 5.10, 6.1, 6.12, 7.2; recordings of all four';
const ask = (k: Kernel, inode: inode, index: number) => k.dax_direct_access(inode, index);

export const dax_iomap_pfn = defineSymbol({
  name: 'dax_iomap_pfn',
  file: 'fs/dax.c',
  models: 'Finds the pfn behind a page of a file.',
  args: ['inode', 'index'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '5.2', until: '6.1', source, call: ask }],
});

export const dax_iomap_direct_access = defineSymbol({
  name: 'dax_iomap_direct_access',
  file: 'fs/dax.c',
  models: 'Finds the pfn behind a page of a file.',
  args: ['inode', 'index'],
  returns: 'int',
  preemptible: false,
  bodies: [{ since: '6.1', source, call: ask }],
});

export const dax_direct_access = defineSymbol({
  name: 'dax_direct_access',
  file: 'drivers/dax/super.c',
  models: 'Asks the dax device where a page of it lies.',
  args: ['inode', 'index'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call: (k, inode, index) => k.pmem_dax_direct_access(inode, index),
    },
  ],
});

export const pmem_dax_direct_access = defineSymbol({
  name: 'pmem_dax_direct_access',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Answers with the pfn of a page of the pmem device.',
  args: ['inode', 'index'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source,
      call(k, inode, index) {
        touches(k, inode, 'i_blocks', 'read');
        const pfn = inode.pfnOf(index);
        if (pfn === undefined) {
          throw new SimError('notModelled', `${inode.label} has a hole at page ${index}.`);
        }
        return pfn;
      },
    },
  ],
});
