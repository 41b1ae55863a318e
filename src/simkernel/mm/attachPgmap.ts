import type { KernelObject } from '../kernel/kernelObject.ts';
import type { Machine } from '../kernel/machine.ts';
import { compareReleases, type Release } from '../kernel/release.ts';
import { SimError } from '../kernel/simError.ts';
import type { percpu_ref } from '../lib/percpu_ref.ts';
import { dev_pagemap, type dev_pagemap_ops, type memory_type } from './dev_pagemap.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

export interface PgmapSetup {
  readonly name: string;
  readonly type: memory_type;
  readonly firstPfn: number;
  readonly pages: number;
  readonly reserve?: number;
  readonly vmemmap_shift?: number;
  readonly ops?: dev_pagemap_ops | null;
  readonly owner?: KernelObject | null;
  readonly ref?: percpu_ref;
}

/** First release in which an idle page of the type has no reference; absent: every release so far has one. */
const idleAtZeroSince: Partial<Record<memory_type, Release>> = {
  MEMORY_DEVICE_PRIVATE: '6.1',
  MEMORY_DEVICE_COHERENT: '6.1',
  MEMORY_DEVICE_FS_DAX: '6.15',
  MEMORY_DEVICE_PCI_P2PDMA: '6.15',
};

/**
 * What an idle page of a type counts: PRIVATE and COHERENT 0 since 6.1, FS_DAX and PCI_P2PDMA 0 since 6.15, all else 1.
 * Source: mm/mm_init.c __init_zone_device_page at 7.2; commits ef233450898f and 38607c62b34b.
 */
export function idleRefcount(release: string, type: memory_type): 0 | 1 {
  const since = idleAtZeroSince[type];
  return since !== undefined && compareReleases(release, since) >= 0 ? 0 : 1;
}

/** @throws SimError badSetup for a type that the release does not have, notModelled where that is not known */
function requireType(release: string, type: memory_type): void {
  const isBefore = (other: Release) => compareReleases(release, other) < 0;
  if (type === 'MEMORY_DEVICE_PUBLIC' && !isBefore('5.3')) {
    throw new SimError('badSetup', `${release} has no ${type}: it went in 5.3.`);
  }
  if (type === 'MEMORY_DEVICE_COHERENT' && isBefore('6.0')) {
    throw new SimError('badSetup', `${release} has no ${type}: it came in 6.0.`);
  }
  if (type === 'MEMORY_DEVICE_GENERIC' && isBefore('5.10')) {
    throw new SimError(
      'notModelled',
      `Which release brought ${type} was not verified; 5.10 has it.`,
    );
  }
}

/**
 * Gives a range of pfns struct pages of a type, as a driver does with devm_memremap_pages(), with no device behind
 * them. The pages start at the count that the release gives an idle page of the type.
 * @since 5.2, the oldest release that boots
 * @returns the pgmap; `pageAt(pfn)` leads to its pages
 * @throws SimError badArgument for what no parameter takes; badSetup for a type that the release lacks
 * @throws SimError notModelled where it is not known whether the release has the type
 * @source mm/memremap.c and mm/mm_init.c __init_zone_device_page at 5.10, 6.1, 6.12, 7.2
 */
export function attachPgmap(machine: Machine, setup: PgmapSetup): dev_pagemap {
  requireArguments('attachPgmap', 'machine: machine, setup: record', [machine, setup]);
  const { name, type, firstPfn, pages, reserve, vmemmap_shift, ops, owner } = setup;
  requireArguments(
    'attachPgmap',
    'name: text, type: memory_type, firstPfn: pfn, pages: count, reserve: whole?, vmemmap_shift: order?, ops: recordOrNull?, owner: objectOrNull?, ref: percpu_ref?',
    [name, type, firstPfn, pages, reserve, vmemmap_shift, ops, owner, setup.ref],
  );
  const { release } = machine;
  requireType(release, setup.type);
  const { ref, ...rest } = setup;
  const pgmap = new dev_pagemap({
    ...rest,
    ops: setup.ops ?? null,
    owner: setup.owner ?? null,
    initialRefcount: idleRefcount(release, setup.type),
    ...(ref ? { ref } : {}),
  });
  machine.k.devm_memremap_pages(pgmap);
  return pgmap;
}
