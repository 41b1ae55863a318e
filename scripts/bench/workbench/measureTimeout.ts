import { nextDeadline } from '../../../src/runner/sandbox/runClock.ts';
import { median } from '../measure.ts';
import { PAUSE } from './editToVerdict.ts';
import type { ExercisePage } from './exercisePage.ts';

/** Endless loops, and what comes after them. Milliseconds from the key press to the verdict, medians of several. */
export interface TimeoutNumbers {
  readonly verdicts: string;
  /** What a check may take, by the wall clock. */
  readonly budget: number;
  readonly endless: number;
  readonly longestEndless: number;
  /** The answer without the loop, pasted and run as fast as the keys can be sent. */
  readonly pasted: number;
  /** The same, run again at once. */
  readonly again: number;
  /** The answer after the pause that the bench makes between any two runs. */
  readonly next: number;
}

const ROUNDS = 5;

/** Runs an endless loop and the answer after it, again and again. Monaco has to have the focus. */
export async function measureTimeout(
  exercise: ExercisePage,
  source: string,
): Promise<TimeoutNumbers> {
  const { page } = exercise;
  const plain = `${source}\n//`;
  const withLoop = `${source}\nfor (;;) {}\n//`;
  const kinds = new Set<string>();
  const run = async (): Promise<number> => {
    const { kind, shownAt, pressedAt } = await exercise.runWithKeys();
    kinds.add(kind);
    return shownAt - pressedAt;
  };
  const endless: number[] = [];
  const pasted: number[] = [];
  const again: number[] = [];
  const next: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await exercise.replaceCode(withLoop);
    endless.push(await run());
    await exercise.replaceCode(plain);
    pasted.push(await run());
    again.push(await run());
    await exercise.replaceCode(withLoop);
    endless.push(await run());
    await exercise.replaceCode(plain);
    await page.waitForTimeout(PAUSE);
    await page.keyboard.type('x');
    next.push(await run());
  }
  return {
    verdicts: [...kinds].join(),
    budget: nextDeadline(0).after,
    endless: median(endless),
    longestEndless: Math.max(...endless),
    pasted: median(pasted),
    again: median(again),
    next: median(next),
  };
}
