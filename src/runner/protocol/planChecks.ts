import type { ExerciseBundle } from '../exerciseBundle.ts';
import type { PlannedCheck } from './job.ts';

/** The checks of an exercise in running order: release by release, checks as they are written. */
export function planChecks(exercise: ExerciseBundle): PlannedCheck[] {
  return exercise.releases.flatMap((release) =>
    Object.entries(exercise.expected)
      .filter(([, { releases }]) => releases === undefined || releases.includes(release))
      .map(([check]) => ({ check, release })),
  );
}
