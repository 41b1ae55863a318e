import type { ExerciseBundle } from '../exerciseBundle.ts';
import type { PlannedCheck } from '../protocol/job.ts';
import type { CheckName } from '../verdict.ts';

/** The planned checks under their names in kernel words. */
export function nameChecks(exercise: ExerciseBundle, plan: readonly PlannedCheck[]): CheckName[] {
  return plan.map(({ check, release }) => ({
    id: check,
    name: exercise.expected[check]?.name ?? check,
    release,
  }));
}
