import type { SourcePosition } from './sourcePosition.ts';

/** One way in which tasks took turns, step by step, as a search in the sandbox told it. Only ever shown. */
export interface Interleaving {
  /** Names of the tasks. */
  readonly tasks: readonly string[];
  readonly steps: readonly InterleavingStep[];
  /** The step from which on something is wrong: an index into `steps`. */
  readonly wrongAt: number;
  /** What is wrong after the last step. */
  readonly violation: string;
  /** The order of the steps, in the short form that a search can replay. */
  readonly schedule: string;
}

export interface InterleavingStep {
  /** Which task made the step: an index into `tasks`. */
  readonly task: number;
  /** What the step did. */
  readonly text: string;
  /** The reader's line at which the task stood. */
  readonly position?: SourcePosition;
  /** What the tasks share after the step: names and values. */
  readonly state: readonly (readonly [name: string, value: string])[];
}
