declare module 'bench:exercises' {
  import type { ExerciseBundle } from '../../../src/runner/exerciseBundle.ts';
  /** The exercises that the bench was built with. */
  export const exercises: readonly ExerciseBundle[];
}
