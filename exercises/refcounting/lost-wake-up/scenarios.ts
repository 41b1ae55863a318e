import { type Scene, searchInterleavings } from 'explore';
import { addressOf, attachPgmap, inode, mmap, type Scenarios, type Thread, touch } from 'simkernel';
import {
  forgetsTheManagedPut,
  lateOnTheQueue,
  putsUnheard,
  unpinsUnheard,
  wakesThePage,
} from './mutants.ts';

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
    pages: 16,
  });
  const f = new inode({
    name: 'f',
    ino: 1,
    pages: filePages,
    dax: true,
    pfnOf: (index) => firstPfn + index,
  });
  const A = machine.task('A');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, filePages));
  const pages = Array.from({ length: filePages }, (_, at) => pgmap.pageAt(firstPfn + at));
  for (let at = 0; at < filePages; at += 1) machine.call(A, (k) => touch(k, start + at, 'write'));
  machine.livepatch({ ...mutant });
  const taken = machine.call(A, bodyOf(answer, 'take', start));
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
      : `T sleeps on ${T.sleepsOn}, and ${held} references on it are left`;
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
      threads.A = machine.spawn(A, bodyOf(answer, 'put', taken));
      return threads.A;
    },
    truncate: () => {
      threads.T = machine.spawn(T, (k) => k.__x64_sys_truncate(f, 0));
      return threads.T;
    },
  };
}

/** Every interleaving of A's puts and T's truncate, on the kernel with a mutant in it. */
const against =
  (mutant: object): Scenarios[string] =>
  (boot, answer) =>
    searchInterleavings<ReturnType<typeof scene> & Scene>({
      boot: (how) => scene(boot, answer, mutant, how),
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
