import type { Schedule } from './schedule.ts';

/** An interleaving that goes wrong. */
export interface Counterexample {
  /** Ends with the step after which the violation was seen. */
  readonly schedule: Schedule;
  readonly violation: string;
  readonly preemptions: number;
}

export interface SearchResult {
  readonly method: 'every interleaving' | 'partial-order reduction' | 'preemption bound';
  /** Complete schedules run. */
  readonly schedules: number;
  /** Steps run, over all schedules. */
  readonly steps: number;
  /** Whether nothing within the method's scope was left out. A search that hit its limit is not complete. */
  readonly complete: boolean;
  /** The shortest failing schedule that was met, and among those the one with the fewest preemptions. */
  readonly counterexample: Counterexample | undefined;
  /** Distinct final states. */
  readonly outcomes: ReadonlySet<string>;
}

export interface SearchLimits {
  /** Schedules after which the search gives up; default 1,000,000. */
  readonly maxSchedules?: number;
  /** Steps in one schedule after which that schedule counts as endless; default 10,000. */
  readonly maxSteps?: number;
  /** Steps over all schedules after which the search gives up; default: no bound. */
  readonly maxWork?: number;
}

export const defaultLimits = { maxSchedules: 1_000_000, maxSteps: 10_000 } as const;
