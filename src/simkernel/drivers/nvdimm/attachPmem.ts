import { PAGE_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { dev_pagemap, type dev_pagemap_ops } from '../../mm/dev_pagemap.ts';
import { pmem_device } from './pmem_device.ts';

export interface PmemDescription {
  /** `pmem0`, for example. */
  name: string;
  /** Pfn at which the namespace starts. */
  firstPfn: number;
  /** Pages of the namespace, those that the driver keeps included. */
  pages: number;
  /** Bytes at the start that the driver keeps for itself; 0 if left out, as on the recorded machines. */
  dataOffset?: number;
}

/** A pmem device as set up: the driver's object, and the pgmap of its struct pages. */
export interface Pmem {
  readonly pmem: pmem_device;
  readonly pgmap: dev_pagemap;
}

/** First release in which an idle FS_DAX page has no reference. Source: facts on commit 38607c62b34b, 6.15. */
const idleAtZero = '6.15';

/** Since 6.0 (commit 33a8f7f2b3a3). Source: drivers/nvdimm/pmem.c at 6.1. */
const fsdax_pagemap_ops: dev_pagemap_ops = Object.freeze({
  memory_failure: (k, map, pfn, nr_pages, mf_flags) =>
    k.pmem_pagemap_memory_failure(map, pfn, nr_pages, mf_flags),
} satisfies dev_pagemap_ops);

/**
 * Sets a pmem device up as the driver's probe does: an FS_DAX pgmap, a dax device, a disk.
 * The pgmap has a memory_failure operation from 6.0 on (commit 33a8f7f2b3a3).
 * @throws SimError badSetup if the offset is not a number of pages or leaves no page
 */
export function attachPmem(machine: Machine, description: PmemDescription): Pmem {
  const { name, firstPfn, pages, dataOffset = 0 } = description;
  if (dataOffset % PAGE_SIZE !== 0 || dataOffset < 0 || dataOffset >= pages * PAGE_SIZE) {
    throw new SimError('badSetup', `dataOffset of ${name} is no number of pages within it.`);
  }
  const pmem = new pmem_device(name, {
    phys_addr: firstPfn * PAGE_SIZE,
    data_offset: dataOffset,
    size: pages * PAGE_SIZE - dataOffset,
  });
  const tells = compareReleases(machine.release, '6.0') >= 0;
  const pgmap = new dev_pagemap({
    name,
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages,
    reserve: dataOffset / PAGE_SIZE,
    ops: tells ? fsdax_pagemap_ops : null,
    owner: pmem,
    initialRefcount: compareReleases(machine.release, idleAtZero) >= 0 ? 0 : 1,
  });
  machine.k.globals.pgmap_array.store(pgmap);
  machine.k.globals.dax_hosts.store(pmem.disk, pmem.dax_dev);
  return { pmem, pgmap };
}
