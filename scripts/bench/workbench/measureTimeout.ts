import { nextDeadline } from '../../../src/runner/sandbox/runClock.ts';
import type { ExercisePage } from './exercisePage.ts';

/** An endless loop, and what comes after it. Milliseconds from the key press to the verdict. */
export interface TimeoutNumbers {
  readonly verdict: string;
  /** What a check may take, by the wall clock. */
  readonly budget: number;
  readonly endless: number;
  readonly next: number;
  readonly nextVerdict: string;
}

/** Runs an endless loop and, at once after its verdict, the answer without it. Monaco has to have the focus. */
export async function measureTimeout(
  exercise: ExercisePage,
  source: string,
): Promise<TimeoutNumbers> {
  await exercise.replaceCode(`${source}\nfor (;;) {}\n`);
  const endless = await exercise.runWithKeys();
  await exercise.replaceCode(source);
  const next = await exercise.runWithKeys();
  return {
    verdict: endless.kind,
    budget: nextDeadline(0).after,
    endless: endless.shownAt - endless.pressedAt,
    next: next.shownAt - next.pressedAt,
    nextVerdict: next.kind,
  };
}
