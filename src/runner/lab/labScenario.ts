// The scenario of a lab, in the sandbox beside the reader's code. Nothing here is judged: it reports what it sees.
import {
  type Exploration,
  explore,
  formatSchedule,
  type HowToBoot,
  parseSchedule,
  type Scene,
} from 'explore';
import {
  boot as bootMachine,
  type Kernel,
  type Lab,
  type Machine,
  setUpLab,
  type Thread,
} from 'simkernel';
import type { LabPage, LabReplay, LabReport, LabSearch, LabStep } from './labReport.ts';
import type { LabSettings } from './labSettings.ts';
import { pagesAt, pfnsIn } from './pagesInUse.ts';
import { plainValue } from './plainValue.ts';
import { taskStates } from './taskStates.ts';

/** What a lab's file may export, all of it code of the reader's. */
interface LabProgram {
  readonly run?: (lab: Lab) => unknown;
  readonly prepare?: (lab: Lab) => void;
  readonly tasks?: Readonly<Record<string, (k: Kernel, lab: Lab) => unknown>>;
  /** Asked when no task can go on: what is wrong then, if anything. */
  readonly wrong?: (lab: Lab, threads: Threads) => unknown;
  readonly tolerates?: Scene['tolerates'];
}

/** The calls of the tasks, by the names of the tasks. */
type Threads = Record<string, Thread<unknown>>;

type LabScene = Scene & { readonly lab: Lab; readonly threads: Threads };

/** The same on every machine: what ends a search are steps. It is well within the time of a run. */
const bound = { exhaustive: 200, schedules: 600, steps: 1_000, work: 10_000, preemptions: 2 };

const FILE_PAGES = 8;

export const scenarios = {
  lab(boot: (how?: Partial<HowToBoot>) => Machine, program: LabProgram, settings: LabSettings) {
    if (program.tasks === undefined) return runOnce(setUpLab(boot(), settings.options), program);
    if (program.run !== undefined) throw new Error('Export run or tasks, not both.');
    return race(boot, program, settings);
  },
};

function runOnce(lab: Lab, { run, prepare }: LabProgram): LabReport {
  prepare?.(lab);
  if (typeof run !== 'function') throw new Error('Export a function named run, or tasks.');
  const returned = run(lab);
  const machine = machineIn(returned) ?? lab.machine;
  return {
    ...(returned === machine ? {} : { returned: plainValue(returned) }),
    ...stateOf(machine, machine === lab.machine ? filePfns(lab) : [], []),
  };
}

/** A machine that the code booted itself and returned, alone or as a property of that name. */
function machineIn(returned: unknown): Machine | undefined {
  const { machine = returned } = Object(returned) as { machine?: unknown };
  return Reflect.has(Object(machine), 'traceLength') ? (machine as Machine) : undefined;
}

function race(
  boot: (how?: Partial<HowToBoot>) => Machine,
  program: LabProgram,
  { release, options, schedule }: LabSettings,
): LabReport {
  const bodies = Object.entries(program.tasks ?? {});
  const sceneOn = (machine: Machine): LabScene => {
    const lab = setUpLab(machine, options);
    const threads: Threads = {};
    program.prepare?.(lab);
    return {
      machine,
      lab,
      threads,
      ...(program.tolerates ? { tolerates: program.tolerates } : {}),
      violation: () => {
        const wrong = program.wrong?.(lab, threads);
        return wrong === undefined || wrong === null || wrong === false ? undefined : String(wrong);
      },
      outcome: () =>
        JSON.stringify([
          pagesAt(machine, filePfns(lab)),
          taskStates(machine, Object.values(threads)),
        ]),
    };
  };
  const exploration: Exploration<LabScene> = {
    boot: (how) => sceneOn(bootMachine({ release, ...how })),
    tasks: bodies.map(([name, body]) => ({ lab, threads }) => {
      const thread = lab.machine.spawn(lab.task(name), (k) => callOf(body(k, lab)));
      threads[name] = thread;
      return thread;
    }),
  };
  const given = schedule === '' ? undefined : parseSchedule(schedule);
  const found = given ? undefined : explore({ ...exploration, bound });
  const scene = sceneOn(boot({ trace: true }));
  const threads = exploration.tasks.map((start) => start(scene));
  const wanted = given ?? found?.counterexample?.schedule;
  const replay: LabReplay = {
    origin: given ? 'given' : wanted ? 'found' : 'in turn',
    ...walk(scene, threads, wanted),
  };
  const search: LabSearch | undefined = found && {
    method: found.method,
    schedules: found.schedules,
    complete: found.complete,
    outcomes: found.outcomes.size,
    violation: found.counterexample?.violation ?? null,
  };
  return {
    ...(search ? { search } : {}),
    replay,
    ...stateOf(scene.machine, filePfns(scene.lab), threads),
  };
}

/** A task's body as a call: what is no generator ends at once. */
function* callOf(body: unknown): Generator<never, unknown> {
  const isGenerator = typeof body === 'object' && body !== null && Symbol.iterator in body;
  return isGenerator ? yield* body as Generator<never, unknown> : body;
}

/** Makes the steps of a schedule, or of the tasks in turn, and looks after each. */
function walk(
  { machine, lab, violation, tolerates = [] }: LabScene,
  threads: readonly Thread<unknown>[],
  wanted: readonly number[] | undefined,
): Pick<LabReplay, 'schedule' | 'violation' | 'steps'> {
  const steps: LabStep[] = [];
  const made: number[] = [];
  const start = machine.traceLength;
  let wrong: string | null = null;
  const last = new Map<string, string>();
  const changed = (pages: readonly LabPage[]) =>
    pages.filter((page) => {
      const text = JSON.stringify(page);
      const isNew = last.get(page.page) !== text;
      last.set(page.page, text);
      return isNew;
    });
  while (wrong === null && made.length < bound.steps) {
    const next = wanted ? wanted[made.length] : threads.findIndex(({ state }) => state === 'ready');
    if (next === undefined || next < 0) break;
    const thread = threads[next];
    if (thread?.state !== 'ready') {
      throw new Error(
        `Step ${made.length + 1} of the schedule is for task ${next + 1}, which cannot make a step there.`,
      );
    }
    const { pending } = thread;
    const from = machine.traceLength;
    const state = step(machine, thread);
    made.push(next);
    steps.push({
      task: thread.task.comm,
      at: pending ? `${pending.writes ? 'writes' : 'reads'} ${pending.address}` : '',
      from,
      to: machine.traceLength,
      tasks: taskStates(machine, threads),
      pages: changed(
        pagesAt(machine, [...new Set([...filePfns(lab), ...pfnsIn(machine.trace.slice(start))])]),
      ),
    });
    const splat = machine.splats.find(({ code }) => !tolerates.includes(code as never));
    if (splat) wrong = `${splat.severity} ${splat.code}: ${splat.text}`;
    else if (state === 'died') wrong = `${thread.task.comm} died: ${String(thread.error)}`;
  }
  if (threads.every(({ state }) => state !== 'ready')) wrong ??= violation?.() ?? null;
  return { schedule: formatSchedule(made), violation: wrong, steps };
}

function step(machine: Machine, thread: Thread<unknown>): Thread['state'] {
  machine.step(thread);
  return thread.state;
}

function filePfns(lab: Lab): number[] {
  const file = lab.find('/mnt/f');
  if (!file) return [];
  return Array.from({ length: Math.min(file.pages, FILE_PAGES) }, (_, index) =>
    file.pfnOf(index),
  ).filter((pfn) => pfn !== undefined);
}

function stateOf(
  machine: Machine,
  pfns: readonly number[],
  threads: readonly Thread<unknown>[],
): Pick<LabReport, 'pages' | 'tasks' | 'dmesg'> {
  return {
    pages: pagesAt(machine, [...new Set([...pfns, ...pfnsIn(machine.trace)])]),
    tasks: taskStates(machine, threads),
    dmesg: machine.dmesg.slice(-200),
  };
}
