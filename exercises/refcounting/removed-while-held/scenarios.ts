import { type Scene, searchInterleavings } from 'explore';
import { attachPgmap, inode, mmap, type Scenarios, type Thread, touch } from 'simkernel';
import { firstPutIsTheLast, putsInBulk, removesBeforeItWaits, unpinsUnheard } from './mutants.ts';

type Boot = Parameters<Scenarios[string]>[0];
type Kernel = Parameters<Parameters<ReturnType<Boot>['spawn']>[1]>[0];
type Body = ReturnType<Parameters<ReturnType<Boot>['spawn']>[1]>;
type HowToBoot = Parameters<Parameters<typeof searchInterleavings>[0]['boot']>[0];

const firstPfn = 0x40000;
const filePages = 3;

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 2_000, steps: 400, work: 40_000 };

/** A function of the answer, as a task's body. */
function bodyOf(answer: Record<string, unknown>, name: string, ...args: unknown[]) {
  return (k: Kernel): Body => {
    const body = (answer[name] as (...all: unknown[]) => Body)(k, ...args);
    if (typeof body?.next !== 'function') {
      throw new Error(`${name}() is a plain function: begin it with "function*".`);
    }
    return body;
  };
}

/** A file of three pages that A maps and has written; what A has taken of them; the kernel with a mutant in it. */
function scene(boot: Boot, answer: Record<string, unknown>, mutant: object, how: HowToBoot) {
  const machine = boot(how);
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: 4,
  });
  const f = new inode({
    name: 'f',
    ino: 1,
    pages: filePages,
    dax: true,
    pfnOf: (index) => firstPfn + index,
  });
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, filePages));
  const pages = Array.from({ length: filePages }, (_, at) => pgmap.pageAt(firstPfn + at));
  for (let at = 0; at < filePages; at += 1) machine.call(A, (k) => touch(k, start + at, 'write'));
  machine.livepatch({ ...mutant });
  const taken = machine.call(A, bodyOf(answer, 'take', start));
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
      threads.putter = machine.spawn(A, bodyOf(answer, 'put', taken));
      return threads.putter;
    },
    remove: () => {
      threads.removal = machine.spawn(machine.task('R', 'kworker'), (k) => k.memunmap_pages(pgmap));
      return threads.removal;
    },
  };
}

/** Every interleaving of A's puts and R's removal, on the kernel with a mutant in it. */
const against =
  (mutant: object): Scenarios[string] =>
  (boot, answer) =>
    searchInterleavings<ReturnType<typeof scene> & Scene>({
      boot: (how) => scene(boot, answer, mutant, how),
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
