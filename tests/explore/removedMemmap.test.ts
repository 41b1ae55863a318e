import { expect, it } from 'vitest';
import { everyInterleaving } from '../../src/explore/everyInterleaving.ts';
import type { HowToBoot } from '../../src/explore/explore.ts';
import { machineWorld } from '../../src/explore/machineWorld.ts';
import { partialOrderReduction } from '../../src/explore/partialOrderReduction.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import { access } from '../../src/simkernel/kernel/preemptible.ts';
import { attachPgmap } from '../../src/simkernel/mm/attachPgmap.ts';

/** Two held pages, the first of which keeps the pgmap too; the other is put first while T takes the struct pages away. */
function worldOf(how: HowToBoot) {
  return machineWorld(() => {
    const machine = boot({ release: '6.1', ...how });
    const pgmap = attachPgmap(machine, {
      name: 'pmem0',
      type: 'MEMORY_DEVICE_FS_DAX',
      firstPfn: 0x40000,
      pages: 4,
    });
    const [first, second] = [0, 1].map((at) => pgmap.pageAt(0x40000 + at));
    if (!first || !second) throw new TypeError('The pgmap has pages.');
    for (const page of [first, second]) machine.k.get_page(page);
    machine.k.get_dev_pagemap(first.pfn);
    const threads = [
      machine.spawn(machine.task('T'), (k) => k.memunmap_pages(pgmap)),
      machine.spawn(machine.task('A'), function* (k) {
        yield access(second, '_refcount', 'readWrite');
        k.put_page(second);
      }),
      machine.spawn(machine.task('B'), function* (k) {
        yield access(first, '_refcount', 'readWrite');
        k.put_page(first);
        k.put_dev_pagemap(pgmap);
      }),
    ];
    return { machine, threads, outcome: () => JSON.stringify([second._refcount]) };
  });
}

it('finds a put after the struct pages have gone, with and without reduction', () => {
  const naive = everyInterleaving(worldOf({ trace: false, touches: false }));
  const reduced = partialOrderReduction(worldOf({ trace: false, touches: true }));
  expect(naive.counterexample?.violation).toMatch(/^BUG memmapGone/);
  expect(reduced.counterexample?.violation).toMatch(/^BUG memmapGone/);
});
