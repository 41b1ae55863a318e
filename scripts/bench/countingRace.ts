import type { Exploration, HowToBoot, Scene } from '../../src/explore/explore.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import { access, type Preemptible } from '../../src/simkernel/kernel/preemptible.ts';
import type { task_struct } from '../../src/simkernel/kernel/task_struct.ts';
import { attachPgmap } from '../../src/simkernel/mm/attachPgmap.ts';
import type { page } from '../../src/simkernel/mm/page.ts';

const firstPfn = 0x40000;

interface Counted extends Scene {
  readonly A: task_struct;
  readonly B: task_struct;
  readonly shared: page;
  readonly ofA: page;
  readonly ofB: page;
}

function scene(release: string, how: HowToBoot): Counted {
  const machine = boot({ release, ...how });
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: 3,
  });
  const shared = pgmap.pageAt(firstPfn);
  return {
    machine,
    A: machine.task('A', 'kworker'),
    B: machine.task('B', 'kworker'),
    shared,
    ofA: pgmap.pageAt(firstPfn + 1),
    ofB: pgmap.pageAt(firstPfn + 2),
    outcome: () => String(shared._refcount),
  };
}

/** Gets and puts in turn, each one atomic step of the kernel; the first pair is on the shared page. */
function* count(k: Kernel, shared: page, own: page, accesses: number): Preemptible<void> {
  for (let at = 0; at < accesses; at += 1) {
    const page = at < 2 ? shared : own;
    yield access(page, '_refcount', 'readWrite');
    if (at % 2 === 0) k.get_page(page);
    else k.put_page(page);
  }
}

/** Two tasks of 9 and 8 steps: 17 in all, in 24,310 orders. */
export const countingRace = (release: string): Exploration<Counted> => ({
  boot: (how) => scene(release, how),
  tasks: [
    ({ machine, A, shared, ofA }) => machine.spawn(A, (k) => count(k, shared, ofA, 8)),
    ({ machine, B, shared, ofB }) => machine.spawn(B, (k) => count(k, shared, ofB, 7)),
  ],
});
