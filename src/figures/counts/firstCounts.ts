import { boot } from '../../simkernel/kernel/machine.ts';
import { requireModelled } from '../../simkernel/kernel/release.ts';
import { SimError } from '../../simkernel/kernel/simError.ts';
import { attachPgmap } from '../../simkernel/mm/attachPgmap.ts';
import type { memory_type } from '../../simkernel/mm/dev_pagemap.ts';

/** The memory types in the order in which they are told. */
export const memoryTypes: readonly memory_type[] = [
  'MEMORY_DEVICE_FS_DAX',
  'MEMORY_DEVICE_GENERIC',
  'MEMORY_DEVICE_PCI_P2PDMA',
  'MEMORY_DEVICE_PRIVATE',
  'MEMORY_DEVICE_PUBLIC',
  'MEMORY_DEVICE_COHERENT',
];

/**
 * The count with which a page of a type begins, from a machine that boots the release and attaches a range of it.
 * @returns null for a type that the release lacks, undefined where it is not known whether it has it
 */
export function firstCount(release: string, type: memory_type): number | null | undefined {
  const machine = boot({ release: requireModelled(release) });
  try {
    const pgmap = attachPgmap(machine, { name: 'dev0', type, firstPfn: 0x40000, pages: 4 });
    return pgmap.pageAt(0x40000)._refcount;
  } catch (error) {
    if (error instanceof SimError && error.code === 'badSetup') return null;
    if (error instanceof SimError && error.code === 'notModelled') return undefined;
    throw error;
  }
}
