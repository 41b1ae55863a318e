import { type Bound, type Exploration, explore, type Scene } from './explore.ts';
import { formatSchedule } from './schedule.ts';
import { tellSchedule, type ToldSchedule } from './tellSchedule.ts';

export type { Scene } from './explore.ts';

/** An interleaving that goes wrong, told step by step. Plain data. */
export interface ToldCounterexample extends ToldSchedule {
  /** What is wrong after its last step. */
  readonly violation: string;
  /** The order of the steps, as formatSchedule() writes it. */
  readonly schedule: string;
}

/** What a search found, as plain data that an exercise's scenario can report. */
export interface Searched {
  /** Schedules that were run to their end. */
  readonly schedules: number;
  /** Steps that were run, over all schedules. */
  readonly steps: number;
  /** Whether every interleaving was looked at, or one of each class of equivalent ones. */
  readonly complete: boolean;
  readonly counterexample: ToldCounterexample | null;
}

/**
 * Searches the interleavings of some tasks for one that goes wrong, and tells the shortest that was found. Give a
 * bound: a search that reaches it says so in `complete`, and what ends it are steps, never time.
 * @since 5.2, the oldest release that boots
 * @returns plain data: what was run, and the counterexample step by step
 * @throws whatever booting the scene throws
 * @source the search of this guide; the kernel has none
 */
export function searchInterleavings<S extends Scene>(
  exploration: Exploration<S> & { readonly bound: Bound },
): Searched {
  const found = explore(exploration);
  const { counterexample } = found;
  return {
    schedules: found.schedules,
    steps: found.steps,
    complete: found.complete && found.method !== 'preemption bound',
    counterexample: counterexample
      ? {
          ...tellSchedule(exploration, counterexample.schedule),
          violation: counterexample.violation,
          schedule: formatSchedule(counterexample.schedule),
        }
      : null,
  };
}
