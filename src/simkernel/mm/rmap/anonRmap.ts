import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { touches } from '../../kernel/touches.ts';
import type { page } from '../page.ts';

/**
 * Counts one mapping of a page of device-private memory more or less: its entry is a swap entry, and counts all the same.
 * Source: mm/migrate_device.c at 6.1, 6.12, 7.2; the function has had several names.
 */
export function moveAnonMapcount(k: Kernel, page: page, by: 1 | -1): void {
  touches(k, page, '_mapcount', 'write');
  page._mapcount += by;
  hostOf(k).tracepoint('mapcountMod', {
    page: page.label,
    val: by,
    count: page._refcount,
    mapcount: page._mapcount,
  });
}
