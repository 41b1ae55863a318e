import type { Kernel } from '../../kernel/kernel.ts';

/**
 * devmap_managed_key from 5.18 on: the static key that makes puts ask for the type of a device page is on while a pgmap of
 * the type FS_DAX is there. A machine with a device-dax alone never asks.
 * Source: mm/memremap.c devmap_managed_enable_get at 6.1, 6.12; a recording of a device-dax on 6.12.107.
 */
export function devmapManaged(k: Kernel): boolean {
  return k.globals.pgmap_array.all.some(({ type }) => type === 'MEMORY_DEVICE_FS_DAX');
}
