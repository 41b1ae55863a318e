import type { Expectations } from './expectations.ts';

/** Everything that the runner needs to know about one exercise. */
export interface ExerciseBundle {
  /** `PART/SLUG`, as in the exercises folder. */
  readonly slug: string;
  /** The simulation that the answer may import and that the scenarios run on. */
  readonly module: 'simkernel' | 'simtrees';
  /** What the answer has to export. */
  readonly exports: readonly string[];
  readonly releases: readonly string[];
  /** Simulation steps that one check may take; decides a verdict, where the wall clock does not. */
  readonly stepBudget: number;
  /** scenarios.ts and what it imports from its folder, as CommonJS text (an import with `?scenarios`). */
  readonly scenarios: string;
  readonly expected: Expectations;
}
