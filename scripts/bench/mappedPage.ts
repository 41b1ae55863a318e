import type { HowToBoot } from '../../src/explore/explore.ts';
import { inode } from '../../src/simkernel/fs/inode.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import { compareReleases } from '../../src/simkernel/kernel/release.ts';
import { attachPgmap } from '../../src/simkernel/mm/attachPgmap.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import { vm_area_struct } from '../../src/simkernel/mm/vm_area_struct.ts';

const firstPfn = 0x40000;
const start = 512;

/**
 * A file of one page that A has mapped and written, set up by hand instead of by the calls that lead there: what a
 * search makes once a schedule has to be cheap. `A` may hold a reference besides.
 */
export function mappedPage(release: string, how: HowToBoot, held = 0) {
  const machine = boot({ release, ...how });
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: 16,
  });
  const file = new inode({ name: 'f', ino: 1, pages: 1, dax: true, pfnOf: () => firstPfn });
  const A = machine.task('A');
  const T = machine.task('T', 'kworker');
  const mapping = file.i_mapping;
  const page = pgmap.pageAt(firstPfn);
  if (A.mm) {
    const vma = new vm_area_struct(A.mm, mapping, { start, pages: 1, pgoff: 0 });
    A.mm.insertVma(vma);
    mapping.linkVma(vma);
    A.mm.setPte(start, { pfn: firstPfn, shift: 12, write: true });
  }
  mapping.storeEntry(0, { kind: 'pte', order: 0, pfn: firstPfn, locked: false, dirty: false });
  page.mapping = mapping;
  if (compareReleases(release, '6.15') >= 0) {
    page._refcount += 1;
    page._mapcount += 1;
  }
  page._refcount += held;
  const got: page[] = [];
  return { machine, file, A, T, start, page, got };
}

export type MappedPage = ReturnType<typeof mappedPage>;
