import { inode } from '../../../src/simkernel/fs/inode.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { compareReleases } from '../../../src/simkernel/kernel/release.ts';
import type { TraceEvent } from '../../../src/simkernel/kernel/traceEvent.ts';
import { dev_pagemap } from '../../../src/simkernel/mm/dev_pagemap.ts';

/** The pfn of the first block of the first file in the recordings. */
export const firstFilePfn = 0x40018;

/** A machine with one pmem device of FS_DAX pages, and files whose blocks lie one behind the other. */
export function daxWorld(release: string, onTrace?: (event: TraceEvent) => void) {
  const machine = boot({ release, ...(onTrace ? { onTrace } : {}) });
  const pgmap = new dev_pagemap({
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn: 0x40000,
    pages: 0x20000,
    ops: null,
    owner: null,
    initialRefcount: compareReleases(release, '6.15') < 0 ? 1 : 0,
  });
  machine.k.globals.pgmap_array.store(pgmap);
  let next = firstFilePfn;
  const create = (name: string, pages: number, at?: number): inode => {
    const base = at ?? next;
    if (at === undefined) next += pages;
    return new inode({ name, ino: base, pages, dax: true, pfnOf: (index) => base + index });
  };
  return { machine, pgmap, create, page: (pfn: number) => pgmap.pageAt(pfn) };
}
