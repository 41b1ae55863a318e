import type { Schedule } from './schedule.ts';
import { SearchError } from './searchError.ts';
import type { MakeWorld } from './world.ts';

/** How a replay of a schedule ended. */
export interface Replay {
  /** The steps that were made: all of the schedule, or up to the step after which something was wrong. */
  readonly steps: number;
  readonly violation: string | undefined;
  readonly outcome: string;
  /** Whether every task had ended or slept after the last step. */
  readonly ended: boolean;
}

/**
 * Runs one schedule again.
 * @throws SimError badSchedule naming the step, for a schedule that does not fit the tasks
 */
export function replay(makeWorld: MakeWorld, schedule: Schedule): Replay {
  const world = makeWorld();
  for (const [at, task] of schedule.entries()) {
    if (!(task >= 0 && task < world.tasks) || !world.ready(task)) {
      throw new SearchError(
        `Step ${at + 1} of the schedule is for task ${task}, which cannot make a step there.`,
      );
    }
    world.step(task);
    const violation = world.violation(false);
    if (violation !== undefined)
      return { steps: at + 1, violation, outcome: world.outcome(), ended: false };
  }
  let ended = true;
  for (let task = 0; task < world.tasks; task += 1) if (world.ready(task)) ended = false;
  return {
    steps: schedule.length,
    violation: ended ? world.violation(true) : undefined,
    outcome: world.outcome(),
    ended,
  };
}
