import { type Exploration, replayTraced, type Scene } from './explore.ts';
import type { ToldCounterexample } from './searchInterleavings.ts';
import { formatSchedule, parseSchedule } from './schedule.ts';
import { SearchError } from './searchError.ts';
import { tellSchedule } from './tellSchedule.ts';

/** How one schedule ended, as plain data that an exercise's scenario can report. */
export interface Replayed {
  /** Why the schedule could not be run to its end; null when it was. */
  readonly problem: string | null;
  /** Whether every task had ended or slept after the last step. */
  readonly ended: boolean;
  /** The schedule step by step, where it goes wrong. */
  readonly counterexample: ToldCounterexample | null;
}

/**
 * Runs one schedule that somebody wrote down, and tells it step by step if it goes wrong.
 * @param schedule - as formatSchedule() writes it: `A3B` for three steps of the first task and one of the second. What is
 * no such text, or does not fit the tasks, is a problem and not an error: answers to exercises come here as they are.
 * @since 5.2, the oldest release that boots
 * @returns plain data: how it ended
 * @throws whatever booting the scene throws
 * @source the search of this guide; the kernel has none
 */
export function replaySchedule<S extends Scene>(
  exploration: Exploration<S>,
  schedule: unknown,
): Replayed {
  const failed = (problem: string): Replayed => ({ problem, ended: false, counterexample: null });
  if (typeof schedule !== 'string') return failed('The schedule is no text such as A3B.');
  try {
    const steps = parseSchedule(schedule);
    const { violation, ended, steps: made } = replayTraced(exploration, steps);
    const told = steps.slice(0, made);
    return {
      problem: null,
      ended,
      counterexample:
        violation === undefined
          ? null
          : {
              ...tellSchedule(exploration, told),
              violation,
              schedule: formatSchedule(told),
            },
    };
  } catch (thrown) {
    if (thrown instanceof SearchError) return failed(thrown.message);
    throw thrown;
  }
}
