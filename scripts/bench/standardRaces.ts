import type { Exploration, HowToBoot, Scene } from '../../src/explore/explore.ts';
import { gupFlags } from '../../src/simkernel/include/gup_flags.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import { access, type Preemptible } from '../../src/simkernel/kernel/preemptible.ts';
import type { Thread } from '../../src/simkernel/kernel/thread.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import { countingRace } from './countingRace.ts';
import { type MappedPage, mappedPage } from './mappedPage.ts';
import { measureRace, type RaceNumbers } from './measureRace.ts';

type Raced = MappedPage & Scene;

const scene =
  (release: string) =>
  (how: HowToBoot): Raced => {
    const set = mappedPage(release, how);
    const { page, got } = set;
    return {
      ...set,
      // The reference that GUP-fast takes and puts back can be there when the entry is deleted.
      tolerates: ['daxDisassociateBusy', 'folioPutReferenced'],
      outcome: () => `${page._refcount} ${page._mapcount} ${page.mapping === null} ${got.length}`,
    };
  };

function* putOne(k: Kernel, page: page): Preemptible<void> {
  yield access(page, '_refcount', 'readWrite');
  k.put_page(page);
}

function* getThenPut(k: Kernel, { machine, start, got }: Raced): Preemptible<void> {
  yield* k.gup_fast_pte_range(start, 1, gupFlags(machine.release).FOLL_GET, got);
  const page = got.pop();
  if (page) yield* putOne(k, page);
}

const getAndPut = (raced: Raced): Thread<unknown> =>
  raced.machine.spawn(raced.A, (k) => getThenPut(k, raced));

const punch = ({ machine, T, file }: Raced): Thread<unknown> =>
  machine.spawn(T, (k) => k.__x64_sys_fallocate(file, 0, 4096));

const munmap = ({ machine, A, start }: Raced): Thread<unknown> =>
  machine.spawn(A, (k) => k.__x64_sys_munmap(start));

function race(release: string, other: (raced: Raced) => Thread<unknown>): Exploration<Raced> {
  return { boot: scene(release), tasks: [other, punch] };
}

/** The three standard races: 17 single steps, GUP-fast against a punched hole, munmap against a punched hole. */
export function measureStandardRaces(): RaceNumbers[] {
  return [
    measureRace('gets and puts of two tasks (17 steps)', '6.12', countingRace('6.12')),
    measureRace('GUP-fast and put, hole punched', '7.2', race('7.2', getAndPut)),
    measureRace('munmap, hole punched', '7.2', race('7.2', munmap)),
  ];
}
