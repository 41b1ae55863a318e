import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { inode } from '../../../src/simkernel/fs/inode.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import type { TraceEvent } from '../../../src/simkernel/kernel/traceEvent.ts';

/** The pfn of the first block of the first file in the recordings. */
export const firstFilePfn = 0x40018;

/** A machine with one pmem device of FS_DAX pages, and files whose blocks lie one behind the other. */
export function daxWorld(release: string, onTrace?: (event: TraceEvent) => void) {
  const machine = boot({ release, ...(onTrace ? { onTrace } : {}) });
  const { pgmap, pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  let next = firstFilePfn;
  const create = (name: string, pages: number, at?: number): inode => {
    const base = at ?? next;
    if (at === undefined) next += pages;
    return new inode({ name, ino: base, pages, dax: true, pfnOf: (index) => base + index });
  };
  return { machine, pgmap, pmem, create, page: (pfn: number) => pgmap.pageAt(pfn) };
}
