import { answerTask, type HowToBoot, type Scene, searchInterleavings } from 'explore';
import {
  attachDaxFile,
  mmap,
  type page,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
  touch,
} from 'simkernel';
import { dropsForPins, dropsForReferences, dropsInFast, dropsInSlow, keepsAll } from './mutants.ts';

const filePages = 4;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 500, steps: 300, work: 10_000 };

/** The pages that take() returned. The list is the reader's: none of its methods is used. */
function pagesOf(taken: unknown): page[] {
  const pages: page[] = [];
  if (!Array.isArray(taken)) throw new Error('take() has to return the list of pages.');
  for (let at = 0; at < Math.min(taken.length, filePages); at += 1) {
    pages.push(Object.getOwnPropertyDescriptor(taken, at)?.value as page);
  }
  return pages;
}

/**
 * A file of four pages that A maps, of which it has written two, and the kernel with a mutant in it. A has taken its pages
 * and given all back but the one at the place `last`.
 */
function scene(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  mutant: object,
  last: number,
  how: HowToBoot,
) {
  const machine = boot(how);
  const { f, pgmap } = attachDaxFile(machine, { pages: filePages, devicePages: filePages });
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, filePages));
  for (const index of [0, 1]) machine.call(A, (k) => touch(k, start + index, 'write'));
  machine.livepatch({ ...mutant });
  const taken = pagesOf(machine.call(A, answerTask(answer, 'take', start)));
  taken.forEach((page, at) => {
    if (at !== last) machine.call(A, answerTask(answer, 'put', page, at));
  });
  const pages = Array.from({ length: filePages }, (_, at) => pgmap.pageAt(pgmap.firstPfn + at));
  const waiting: { T?: Thread<unknown> } = {};
  return {
    machine,
    taken,
    violation: () =>
      waiting.T?.state === 'sleeping' ? 'T waits for a reference that nobody puts' : undefined,
    outcome: () => JSON.stringify([waiting.T?.state, pages.map(({ _refcount }) => _refcount)]),
    sharedState: (): [string, string][] => [
      ['references on the pgmap', String(pgmap.ref.count)],
      ['pgmap', pgmap.ref.dead ? 'killed' : 'live'],
      ['struct pages', pgmap.memmapGone ? 'gone' : 'there'],
      ['their counts', pages.map(({ _refcount }) => _refcount).join(', ')],
    ],
    put: () => {
      const page = taken[last];
      return machine.spawn(A, page ? answerTask(answer, 'put', page, last) : function* () {});
    },
    remove: () => {
      waiting.T = machine.spawn(machine.task('T'), (k) => k.memunmap_pages(pgmap));
      return waiting.T;
    },
  };
}

/** Every interleaving of one put and T's removal, for each place in the list, on the kernel with a mutant in it. */
const against =
  (mutant: () => object): Scenarios[string] =>
  (boot, answer) => {
    const searches = Array.from({ length: filePages }, (_, last) =>
      searchInterleavings<ReturnType<typeof scene> & Scene>({
        boot: (how) => scene(boot, answer, mutant(), last, how),
        tasks: [({ remove }) => remove(), ({ put }) => put()],
        bound,
      }),
    );
    return {
      complete: searches.every(({ complete }) => complete),
      schedules: searches.reduce((sum, { schedules }) => sum + schedules, 0),
      counterexample: searches.find(({ counterexample }) => counterexample)?.counterexample ?? null,
    };
  };

export const scenarios: Scenarios = {
  shows: against(() => ({})),
  'waits-for-pages': against(() => ({})),
  kept: against(keepsAll),
  'pins-unprotected': against(dropsForPins),
  'references-unprotected': against(dropsForReferences),
  'fast-unprotected': against(dropsInFast),
  'slow-unprotected': against(dropsInSlow),
};
