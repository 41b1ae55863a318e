import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { touches } from '../../kernel/touches.ts';
import type { page } from '../page.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

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

/**
 * Ties a page of device-private memory that is mapped anew to the anonymous memory of its process, for which the mapping of
 * the VMA stands. At 6.1 and before a page that still has such a mapping keeps it, whoever it belonged to; at 6.12 and
 * later the new one is set whatever was there.
 * Source: mm/rmap.c __page_set_anon_rmap at 5.10 and 6.1, __folio_set_anon at 6.12 and 7.2; commit 7ab0ad0e74f8.
 */
export function setAnonMapping(k: Kernel, page: page, vma: vm_area_struct): void {
  touches(k, page, 'mapping', 'write');
  const old = page.mapping;
  const isAnon = old !== null && typeof old !== 'string' && old.anonymous;
  if (isAnon && compareReleases(k.release, '6.12') < 0) return;
  page.mapping = vma.mapping;
}
