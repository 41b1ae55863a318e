import { answerTask, type HowToBoot, searchMutants } from 'explore';
import {
  addressOf,
  attachPgmap,
  type Kernel,
  type ScenarioBoot,
  type Scenarios,
  type Thread,
} from 'simkernel';
import { wakesNobody } from './mutants.ts';

/** What ends a search are steps, the same on every machine. */
const bound = { exhaustive: 1, schedules: 2_000, steps: 200, work: 12_000 };

/** FILL: the scene, with a mutant in the kernel: here A holds a page, and T waits until it is idle. */
function scene(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  mutant: object,
  how: HowToBoot,
) {
  const machine = boot(how);
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn: 0x40000,
    pages: 16,
  });
  const page = pgmap.pageAt(0x40000);
  machine.k.get_page(page);
  machine.livepatch({ ...mutant });
  const A = machine.task('A');
  const T = machine.task('T');
  const threads: { A?: Thread<unknown>; T?: Thread<unknown> } = {};
  return {
    machine,
    violation: () => {
      const mayPut = threads.A?.state === 'ready' && page._refcount > 1;
      if (mayPut || threads.T?.state !== 'sleeping') return undefined;
      return `T sleeps, and the count is ${page._refcount}`;
    },
    outcome: () => `${threads.T?.state} ${page._refcount}`,
    sharedState: (): [string, string][] => [[`${page.label}->_refcount`, String(page._refcount)]],
    put: () => {
      threads.A = machine.spawn(A, answerTask(answer, 'put', page));
      return threads.A;
    },
    wait: () => {
      threads.T = machine.spawn(T, (k: Kernel) =>
        k.___wait_var_event(addressOf(page, '_refcount'), () => k.page_ref_count(page) === 1),
      );
      return threads.T;
    },
  };
}

/** Every interleaving of A and T, on the kernel with a mutant in it. */
const against = searchMutants({
  scene,
  tasks: [({ put }) => put(), ({ wait }) => wait()],
  bound,
});

export const scenarios: Scenarios = {
  quiet: against({}),
  'wakes-nobody': against(wakesNobody),
};
