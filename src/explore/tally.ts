import {
  type Counterexample,
  defaultLimits,
  type SearchLimits,
  type SearchResult,
} from './result.ts';
import { isPreemption, type Schedule } from './schedule.ts';

/** Counts what a search has done and keeps the best counterexample. */
export class Tally {
  schedules = 0;
  steps = 0;
  exhausted = false;
  counterexample: Counterexample | undefined;
  readonly outcomes = new Set<string>();
  readonly maxSchedules: number;
  readonly maxSteps: number;
  readonly maxWork: number;

  constructor(limits: SearchLimits) {
    this.maxSchedules = limits.maxSchedules ?? defaultLimits.maxSchedules;
    this.maxSteps = limits.maxSteps ?? defaultLimits.maxSteps;
    this.maxWork = limits.maxWork ?? Number.POSITIVE_INFINITY;
  }

  /** Whether another schedule may be run. */
  mayGoOn(): boolean {
    if (this.schedules < this.maxSchedules && this.steps < this.maxWork) return true;
    this.exhausted = true;
    return false;
  }

  fail(schedule: Schedule, violation: string, preemptions: number): void {
    const best = this.counterexample;
    const better =
      !best ||
      schedule.length < best.schedule.length ||
      (schedule.length === best.schedule.length && preemptions < best.preemptions);
    if (better) this.counterexample = { schedule: [...schedule], violation, preemptions };
  }

  result(method: SearchResult['method']): SearchResult {
    return {
      method,
      schedules: this.schedules,
      steps: this.steps,
      complete: !this.exhausted,
      counterexample: this.counterexample,
      outcomes: this.outcomes,
    };
  }
}

/** Preemptions of a schedule, given which tasks were ready before each step. */
export function countPreemptions(
  schedule: Schedule,
  readyBefore: readonly (readonly number[])[],
): number {
  let count = 0;
  schedule.forEach((task, at) => {
    const previous = schedule[at - 1];
    if (
      isPreemption(
        previous,
        task,
        previous !== undefined && (readyBefore[at]?.includes(previous) ?? false),
      )
    ) {
      count += 1;
    }
  });
  return count;
}
