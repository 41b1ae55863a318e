import { PAGE_SIZE } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Machine } from '../../kernel/machine.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { attachPgmap } from '../../mm/attachPgmap.ts';
import type { dev_pagemap, dev_pagemap_ops } from '../../mm/dev_pagemap.ts';
import { pmemPageFree } from '../../mm/memremap/put_devmap_managed_page.ts';
import { usageCounterOf } from './pmem_pagemap_kill.ts';
import { pmem_device } from './pmem_device.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

/** A pmem device to be set up. */
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

/** Up to 5.16 the pgmap is held through the block queue. */
function queueOps(release: string): dev_pagemap_ops {
  if (compareReleases(release, '5.17') >= 0) return {};
  return compareReleases(release, '5.3') < 0
    ? {
        kill: (k, map) => k.pmem_freeze_queue(map),
        cleanup: (k, map) => k.__pmem_release_queue(map),
      }
    : {
        kill: (k, map) => k.pmem_pagemap_kill(map),
        cleanup: (k, map) => k.pmem_pagemap_cleanup(map),
      };
}

/** The operations of pmem's pgmap by release: page_free up to 5.5, kill and cleanup up to 5.16, memory_failure since 6.0. */
function opsOf(release: string): dev_pagemap_ops | null {
  const page_free = pmemPageFree(release);
  const ops: dev_pagemap_ops = {
    ...(page_free ? { page_free } : {}),
    ...queueOps(release),
    ...(compareReleases(release, '6.0') >= 0
      ? {
          memory_failure: (
            k: Kernel,
            map: dev_pagemap,
            pfn: number,
            nr_pages: number,
            mf_flags: number,
          ) => k.pmem_pagemap_memory_failure(map, pfn, nr_pages, mf_flags),
        }
      : {}),
  };
  for (const operation of Object.values(ops)) Object.freeze(operation);
  return Object.keys(ops).length > 0 ? Object.freeze(ops) : null;
}

/**
 * Sets a pmem device up as the driver's probe does: an FS_DAX pgmap, a dax device, a disk. The pgmap has a
 * memory_failure operation from 6.0 on.
 * @since 5.2, the oldest release that boots; held to recordings from 5.10 on
 * @returns the driver's object, and the pgmap of its struct pages
 * @throws SimError badArgument for what no parameter takes; badSetup if the offset is not a number of pages or leaves no page
 * @source drivers/nvdimm/pmem.c pmem_attach_disk at 5.10, 6.1, 6.12, 7.2; commit 33a8f7f2b3a3 for the operation
 */
export function attachPmem(machine: Machine, description: PmemDescription): Pmem {
  requireArguments('attachPmem', 'machine: machine, description: record', [machine, description]);
  const { name, firstPfn, pages, dataOffset = 0 } = description;
  requireArguments('attachPmem', 'name: text, firstPfn: pfn, pages: count, dataOffset: integer', [
    ...[name, firstPfn, pages, dataOffset],
  ]);
  if (dataOffset % PAGE_SIZE !== 0 || dataOffset < 0 || dataOffset >= pages * PAGE_SIZE) {
    throw new SimError('badSetup', `dataOffset of ${name} is no number of pages within it.`);
  }
  const pmem = new pmem_device(name, {
    phys_addr: firstPfn * PAGE_SIZE,
    data_offset: dataOffset,
    size: pages * PAGE_SIZE - dataOffset,
  });
  const pgmap = attachPgmap(machine, {
    name,
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages,
    reserve: dataOffset / PAGE_SIZE,
    ops: opsOf(machine.release),
    owner: pmem,
    ...(compareReleases(machine.release, '5.17') < 0 ? { ref: usageCounterOf(name) } : {}),
  });
  machine.k.globals.dax_hosts.store(pmem.disk, pmem.dax_dev);
  return { pmem, pgmap };
}
