import { answerTask, type HowToBoot, searchMutants } from 'explore';
import {
  attachDaxFile,
  mmap,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
  touch,
} from 'simkernel';
import { firstPutIsTheLast, putsInBulk, removesBeforeItWaits, unpinsUnheard } from './mutants.ts';

const filePages = 3;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 2_000, steps: 400, work: 40_000 };

/** A file of three pages that A maps and has written; what A has taken of them; the kernel with a mutant in it. */
function scene(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  mutant: object,
  how: HowToBoot,
) {
  const machine = boot(how);
  const { f, pgmap } = attachDaxFile(machine, { pages: filePages, devicePages: 4 });
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, filePages));
  const pages = Array.from({ length: filePages }, (_, at) => pgmap.pageAt(pgmap.firstPfn + at));
  for (let at = 0; at < filePages; at += 1) machine.call(A, (k) => touch(k, start + at, 'write'));
  machine.livepatch({ ...mutant });
  const taken = machine.call(A, answerTask(answer, 'take', start));
  const threads: { putter?: Thread<unknown>; removal?: Thread<unknown> } = {};
  /** What is wrong when nobody can go on: R sleeps. An oops ends the machine by itself. */
  const violation = () => {
    const { putter, removal } = threads;
    if (putter?.state !== 'finished' || removal?.state !== 'sleeping') return undefined;
    const held = pages.filter(({ _refcount }) => _refcount > 0);
    return held.length === 0
      ? 'R sleeps for ever, and nobody holds a page any more'
      : `R sleeps, and A has kept ${held.map(({ label }) => label).join(', ')}`;
  };
  return {
    machine,
    violation,
    outcome: () =>
      JSON.stringify([
        threads.removal?.state,
        pgmap.ref.count,
        ...pages.map(({ _refcount }) => _refcount),
      ]),
    sharedState: (): [string, string][] => [
      ['struct pages', pgmap.memmapGone ? 'gone' : 'there'],
      ['pgmap->ref', String(pgmap.ref.count)],
      ...pages.map((page): [string, string] => [
        `${page.label}->_refcount`,
        String(page._refcount),
      ]),
    ],
    put: () => {
      threads.putter = machine.spawn(A, answerTask(answer, 'put', taken));
      return threads.putter;
    },
    remove: () => {
      threads.removal = machine.spawn(machine.task('R', 'kworker'), (k) => k.memunmap_pages(pgmap));
      return threads.removal;
    },
  };
}

/** Every interleaving of A's puts and R's removal, on the kernel with a mutant in it. */
const against = searchMutants({
  scene,
  tasks: [({ put }) => put(), ({ remove }) => remove()],
  bound,
});

export const scenarios: Scenarios = {
  quiet: against({}),
  'as-released': against({}),
  'removes-first': against(removesBeforeItWaits),
  'bulk-put': against(putsInBulk),
  'first-put': against(firstPutIsTheLast),
  unpin: against(unpinsUnheard),
};
