import type { HowToBoot } from '../../src/explore/explore.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import { access, type Preemptible } from '../../src/simkernel/kernel/preemptible.ts';
import { attachPgmap } from '../../src/simkernel/mm/attachPgmap.ts';
import { exploration, type KnownRace } from './race.ts';

/** Somebody holds an fsdax page and puts it while the device is removed. */
function putAgainstRemoval(release: string) {
  return exploration(
    (how: HowToBoot) => {
      const machine = boot({ release, ...how });
      const pgmap = attachPgmap(machine, {
        name: 'pmem0',
        type: 'MEMORY_DEVICE_FS_DAX',
        firstPfn: 0x40000,
        pages: 4,
      });
      const page = pgmap.pageAt(0x40000);
      machine.k.page_ref_inc(page);
      return { machine, pgmap, page, outcome: () => `${page._refcount} ${pgmap.ref.count}` };
    },
    ({ machine, page }) =>
      machine.spawn(machine.task('holder'), function* (k): Preemptible<void> {
        yield access(page, '_refcount', 'readWrite');
        k.put_page(page);
      }),
    ({ machine, pgmap }) =>
      machine.spawn(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap)),
  );
}

/** The put of a held page against the removal of its device. */
export const removalRaces: readonly KnownRace[] = [
  {
    name: 'memunmap_pages() takes the struct page of a held page away',
    wrong: { release: '6.1', exploration: putAgainstRemoval('6.1') },
    right: { release: '5.10', exploration: putAgainstRemoval('5.10') },
    violation: /memmapGone/,
    status: 'claim',
  },
];
