import { answerTask, type HowToBoot, searchMutants } from 'explore';
import {
  access,
  attachDmirror,
  type Preemptible,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
} from 'simkernel';
import {
  keepsThePgmap,
  lendsWhileHeld,
  lendsWhileLive,
  lendsWithoutThePgmap,
  removesBeforeItWaits,
} from './mutants.ts';

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 2_000, steps: 400, work: 40_000 };

/** A device with four pages, what the driver has lent before, and the kernel with a mutant in it. */
function scene(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  mutant: object,
  how: HowToBoot,
) {
  const machine = boot(how);
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x40000,
    pages: 4,
  });
  machine.livepatch({ ...mutant });
  const D = machine.task('D');
  const value = machine.call(D, answerTask(answer, 'before', mdevice));
  const threads: { driver?: Thread<unknown>; removal?: Thread<unknown> } = {};
  let ended: string | undefined;
  const out = () => mdevice.calloc - mdevice.cfree;
  const violation = () => {
    if (ended !== undefined) return ended;
    if (threads.driver?.state !== 'finished') return undefined;
    if (out() > 0) return `the test left ${out()} of its pages lent`;
    if (threads.removal?.state !== 'sleeping') return undefined;
    return 'R sleeps for ever: every page is back, and the pgmap is still held';
  };
  return {
    machine,
    violation,
    outcome: () => JSON.stringify([ended ?? null, threads.removal?.state, pgmap.ref.count, out()]),
    sharedState: (): [string, string][] => [
      ['pgmap', pgmap.memmapGone ? 'gone' : pgmap.ref.dead ? 'killed' : 'live'],
      ['references on the pgmap', String(pgmap.ref.count)],
      ['pages lent', String(out())],
    ],
    meanwhile: () => {
      threads.driver = machine.spawn(D, answerTask(answer, 'meanwhile', mdevice, value));
      return threads.driver;
    },
    remove: () => {
      threads.removal = machine.spawn(
        machine.task('R', 'kworker'),
        function* (k): Preemptible<void> {
          yield access(pgmap.ref, 'count', 'readWrite');
          yield* k.memunmap_pages(pgmap);
          yield access(mdevice, 'freePages', 'read');
          if (out() > 0) ended = `removal has ended, and ${out()} of the device’s pages are lent`;
        },
      );
      return threads.removal;
    },
  };
}

/** Every interleaving of the driver and the removal, on the kernel with a mutant in it. */
const against = searchMutants({
  scene,
  tasks: [({ meanwhile }) => meanwhile(), ({ remove }) => remove()],
  bound,
});

export const scenarios: Scenarios = {
  quiet: against({}),
  'held-is-enough': against(lendsWhileHeld),
  'as-released': against({}),
  'live-only': against(lendsWhileLive),
  'no-reference': against(lendsWithoutThePgmap),
  'no-put': against(keepsThePgmap),
  'removes-first': against(removesBeforeItWaits),
};
