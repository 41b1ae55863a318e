import { type Scene, searchInterleavings } from 'explore';
import type { ScenarioBoot, Scenarios } from 'simkernel';
import { type LentMemory, lentMemory } from './lentMemory.ts';

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 4_000, steps: 200, work: 24_000 };

/** What happens at the same time, in every interleaving, for one that `violation` objects to. */
function race(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  tasks: Parameters<typeof searchInterleavings<LentMemory & Scene>>[0]['tasks'],
  violation: (memory: LentMemory) => string | undefined,
) {
  const habits = new Map<string, string>();
  return searchInterleavings<LentMemory & Scene>({
    boot: (how) => {
      const memory = lentMemory(boot, answer, how, { habits });
      const { P, mdevice } = memory;
      const state = (): [string, string][] => [
        ['entry of A', memory.entry()],
        [`${P.label}->_refcount`, String(P._refcount)],
        [`${P.label} freed`, `${mdevice.cfree} times`],
        [`${P.label} lent`, `${mdevice.calloc} times`],
      ];
      return {
        ...memory,
        violation: () => violation(memory),
        outcome: () => JSON.stringify([state(), memory.wrong() ?? null]),
        sharedState: state,
        doing: (comm: string) =>
          comm === 'A' ? memory.walks.find(({ doing }) => doing)?.doing : undefined,
      };
    },
    tasks,
    bound,
  });
}

/** Two CPUs of A touch the page. */
const twice = [(memory: LentMemory) => memory.touches(), (memory: LentMemory) => memory.touches()];

/** References that somebody has, and how often the page was freed. */
function leftovers({ P, mdevice, owed }: LentMemory): string | undefined {
  if (P._refcount !== owed()) {
    return `${P.label} has ${P._refcount} references, and ${owed()} belong to somebody`;
  }
  return mdevice.cfree === 1 ? undefined : `${P.label} was freed ${mdevice.cfree} times`;
}

const how = { trace: true, touches: false };

/** One fault with nobody else about. */
function alone(boot: ScenarioBoot, answer: Record<string, unknown>, driverFails: boolean) {
  const memory = lentMemory(boot, answer, how, { driverFails });
  const thread = memory.touches();
  memory.machine.run();
  if (thread.error) throw thread.error;
  return {
    returned: memory.walks[0]?.returned,
    entry: memory.entry(),
    count: memory.P._refcount,
    freed: memory.mdevice.cfree,
    pgmapHeld: memory.refs(),
  };
}

export const scenarios: Scenarios = {
  'brings-it-back': (boot, answer) => alone(boot, answer, false),
  'driver-fails': (boot, answer) => alone(boot, answer, true),

  'entry-changed'(boot, answer) {
    const memory = lentMemory(boot, answer, how);
    const thread = memory.touches();
    // The fault has begun and has read its entry; then another CPU is faster.
    memory.machine.step(thread);
    memory.machine.step(thread);
    memory.elsewhere();
    memory.machine.run();
    if (thread.error) throw thread.error;
    return {
      returned: memory.walks[0]?.returned,
      count: memory.P._refcount,
      freed: memory.mdevice.cfree,
      driverCalled: memory.wrong() !== undefined,
    };
  },

  'not-freed-at-work': (boot, answer) => race(boot, answer, twice, ({ wrong }) => wrong()),

  'nothing-left': (boot, answer) => race(boot, answer, twice, leftovers),

  'lent-again': (boot, answer) =>
    race(
      boot,
      answer,
      [(memory) => memory.touches(), (memory) => memory.lendsAgain()],
      (memory) => memory.wrong() ?? leftovers(memory),
    ),
};
