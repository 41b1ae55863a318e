import type { BootOptions } from '../simkernel/kernel/machine.ts';
import { requireArguments } from '../simkernel/kernel/requireArguments.ts';
import type { Thread } from '../simkernel/kernel/thread.ts';
import type { TraceEvent } from '../simkernel/kernel/traceEvent.ts';
import { everyInterleaving } from './everyInterleaving.ts';
import { type MakeRace, machineWorld, type Race } from './machineWorld.ts';
import { partialOrderReduction } from './partialOrderReduction.ts';
import { type Replay, replay } from './replay.ts';
import type { SearchResult } from './result.ts';
import type { Schedule } from './schedule.ts';
import { shorten } from './shorten.ts';
import type { MakeWorld } from './world.ts';

/** The state in which the tasks start, and what to ask of the state in which they end. */
export type Scene = Omit<Race, 'threads'>;

/** How the machine has to be booted: boot({ release, ...how }). */
export type HowToBoot = Required<Pick<BootOptions, 'trace' | 'touches'>>;

/** A race to be searched. */
export interface Exploration<S extends Scene> {
  /** Boots a kernel and sets the scene: the same one every time. */
  readonly boot: (how: HowToBoot) => S;
  /** Starts what is to happen at the same time, one thread each, without running it. */
  readonly tasks: readonly ((scene: S) => Thread<unknown>)[];
}

/** Where a search stops. */
export interface Bound {
  /** Schedules up to which every interleaving is run; default 2,000. Beyond it, equivalent ones are left out. */
  readonly exhaustive?: number;
  /** Schedules up to which the reduction goes; default 50,000. Beyond it, preemptions are bounded. */
  readonly schedules?: number;
  /** Steps after which one schedule counts as endless; default 10,000. */
  readonly steps?: number;
  /** Steps, over all schedules of all methods, after which the search gives up; default: no bound. */
  readonly work?: number;
  /** Most preemptions in a schedule when they have to be bounded; default 2. */
  readonly preemptions?: number;
}

/** What a search found. */
export interface Explored extends SearchResult {
  /** Most preemptions in a schedule; infinite unless the method is the preemption bound. */
  readonly preemptionBound: number;
}

const defaults = {
  exhaustive: 2_000,
  schedules: 50_000,
  steps: 10_000,
  work: Number.POSITIVE_INFINITY,
  preemptions: 2,
} as const;

function worlds<S extends Scene>({ boot, tasks }: Exploration<S>, how: HowToBoot): MakeWorld {
  const make: MakeRace = () => {
    const scene = boot(how);
    requireArguments('explore', 'scene: record', [scene]);
    requireArguments('explore', 'machine: machine, outcome: function', [
      ...[scene.machine, scene.outcome],
    ]);
    return {
      machine: scene.machine,
      threads: tasks.map((task) => task(scene)),
      violation: () => scene.violation?.(),
      tolerates: scene.tolerates ?? [],
      outcome: () => scene.outcome(),
    };
  };
  return machineWorld(make);
}

/** @throws SimError badArgument */
function requireExploration(fn: string, exploration: unknown): void {
  requireArguments(fn, 'exploration: record', [exploration]);
  const { boot, tasks, bound } = exploration as Readonly<Record<string, unknown>>;
  requireArguments(fn, 'boot: function, tasks: functions, bound: record?', [boot, tasks, bound]);
}

/**
 * Searches the interleavings of the tasks for one that goes wrong: a splat, a thread that dies, or what the scene
 * calls wrong at the end. It runs every interleaving if there are few; else one of each class of equivalent ones;
 * else those with few preemptions.
 * @since 5.2, the oldest release that boots
 * @returns what was run by which method, the shortest counterexample that was found, and whether the method left
 * nothing of its scope out
 * @throws SimError badArgument for tasks or a bound that cannot be
 * @throws whatever booting the scene throws
 * @source the search of this guide; the kernel has none
 */
export function explore<S extends Scene>(
  exploration: Exploration<S> & { readonly bound?: Bound },
): Explored {
  requireExploration('explore', exploration);
  const { exhaustive, schedules, steps, work, preemptions } = exploration.bound ?? {};
  requireArguments(
    'explore',
    'exhaustive: whole?, schedules: whole?, steps: whole?, work: whole?, preemptions: whole?',
    [exhaustive, schedules, steps, work, preemptions],
  );
  const bound = { ...defaults, ...exploration.bound };
  const maxSteps = bound.steps;
  const plain = worlds(exploration, { trace: false, touches: false });
  const touching = worlds(exploration, { trace: false, touches: true });
  const all = everyInterleaving(plain, {
    maxSchedules: bound.exhaustive,
    maxSteps,
    maxWork: bound.work,
  });
  if (all.complete) return { ...all, preemptionBound: Number.POSITIVE_INFINITY };
  const reduced = partialOrderReduction(touching, {
    maxSchedules: bound.schedules,
    maxSteps,
    maxWork: bound.work - all.steps,
  });
  const found = reduced.counterexample;
  if (reduced.complete) {
    const counterexample = found && shorten(touching, found);
    return { ...reduced, counterexample, preemptionBound: Number.POSITIVE_INFINITY };
  }
  const limits = {
    maxSchedules: bound.schedules,
    maxSteps,
    maxWork: bound.work - all.steps - reduced.steps,
  };
  const bounded = everyInterleaving(plain, limits, bound.preemptions);
  const either = bounded.counterexample ?? found;
  const counterexample = either && shorten(touching, either);
  return { ...bounded, counterexample, preemptionBound: bound.preemptions };
}

/**
 * Runs one schedule again, with tracing on.
 * @since 5.2, the oldest release that boots
 * @returns how it ended, and its trace
 * @throws SimError badSchedule for a schedule that does not fit the tasks
 * @source the search of this guide; the kernel has none
 */
export function replayTraced<S extends Scene>(
  exploration: Exploration<S>,
  schedule: Schedule,
): Replay & { readonly trace: readonly TraceEvent[] } {
  requireExploration('replayTraced', exploration);
  requireArguments('replayTraced', 'schedule: steps', [schedule]);
  let scene: S | undefined;
  const traced = worlds(
    {
      tasks: exploration.tasks,
      boot: (how) => {
        scene = exploration.boot(how);
        return scene;
      },
    },
    { trace: true, touches: false },
  );
  const result = replay(traced, schedule);
  return { ...result, trace: scene?.machine.trace ?? [] };
}
