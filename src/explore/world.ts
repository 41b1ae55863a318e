import type { Touch } from '../simkernel/kernel/touch.ts';

/** One run of the tasks under search, from its start. A world is used once; the explorer asks for a fresh one per schedule. */
export interface World {
  /** Number of tasks; they are named 0 to tasks - 1. */
  readonly tasks: number;
  /**
   * Whether the task can make a step: it has not ended and does not sleep. A ready task stays ready until it steps
   * itself: others can wake it, but not put it to sleep. The reduction relies on that.
   */
  ready(task: number): boolean;
  /** Lets the task make one step, and says what that step touched. */
  step(task: number): readonly Touch[];
  /** What is wrong in the state reached, undefined when nothing is. Asked after every step; `ended` when no task is ready. */
  violation(ended: boolean): string | undefined;
  /** The state reached at the end, as a string that is equal for equal states. */
  outcome(): string;
}

/** Makes a world in its first state: the same one every time. */
export type MakeWorld = () => World;
