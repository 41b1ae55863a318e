import { answerTask, type HowToBoot, searchMutants } from 'explore';
import {
  addressOf,
  attachDaxFile,
  mmap,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
  touch,
} from 'simkernel';
import {
  forgetsTheManagedPut,
  lateOnTheQueue,
  putsUnheard,
  unpinsUnheard,
  wakesThePage,
} from './mutants.ts';

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
  const { f, pgmap } = attachDaxFile(machine, { pages: filePages, devicePages: 16 });
  const A = machine.task('A');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, filePages));
  const pages = Array.from({ length: filePages }, (_, at) => pgmap.pageAt(pgmap.firstPfn + at));
  for (let at = 0; at < filePages; at += 1) machine.call(A, (k) => touch(k, start + at, 'write'));
  machine.livepatch({ ...mutant });
  const taken = machine.call(A, answerTask(answer, 'take', start));
  const threads: { A?: Thread<unknown>; T?: Thread<unknown> } = {};
  /** T sleeps, and A will not put what T waits for: it has put it, or has ended. */
  const violation = () => {
    const { A, T } = threads;
    if (T?.state !== 'sleeping') return undefined;
    const page = pages.find((one) => T.sleepsOn?.includes(one.label));
    if (!page) return `T sleeps on ${T.sleepsOn}`;
    const held = page._refcount - 1;
    if (held > 0 && A?.state === 'ready') return undefined;
    return held === 0
      ? `T sleeps on ${T.sleepsOn}, and nobody holds ${page.label} any more`
      : `T sleeps on ${T.sleepsOn}, and ${page.label} is still held`;
  };
  return {
    machine,
    violation,
    outcome: () => JSON.stringify([threads.T?.state, ...pages.map(({ _refcount }) => _refcount)]),
    sharedState: () =>
      pages.map((page): [string, string] => [
        addressOf(page, '_refcount').slice(1),
        String(page._refcount),
      ]),
    put: () => {
      threads.A = machine.spawn(A, answerTask(answer, 'put', taken));
      return threads.A;
    },
    truncate: () => {
      threads.T = machine.spawn(T, (k) => k.__x64_sys_truncate(f, 0));
      return threads.T;
    },
  };
}

/** Every interleaving of A's puts and T's truncate, on the kernel with a mutant in it. */
const against = searchMutants({
  scene,
  tasks: [({ put }) => put(), ({ truncate }) => truncate()],
  bound,
});

export const scenarios: Scenarios = {
  quiet: against({}),
  'release-5.18': against({}),
  'put-page': against(putsUnheard),
  batch: against(forgetsTheManagedPut),
  unpin: against(unpinsUnheard),
  address: against(wakesThePage),
  'late-queue': against(lateOnTheQueue),
};
