import type { BrowserContext } from 'playwright-core';
import { openExercisePage } from './exercisePage.ts';

/** From opening a page to its first verdict: milliseconds since the navigation began, by stage. */
export interface OpenNumbers {
  readonly cache: string;
  /** The document has been received and parsed. */
  readonly parsed: number;
  readonly loaded: number;
  /** Run was clicked as soon as it could be. */
  readonly clicked: number;
  /** How long the compiler took to arrive. */
  readonly fetchCompiler: number;
  /** How long the text of the sandbox's worker took to arrive. */
  readonly fetchWorker: number;
  /** From the start of the run until the answer was compiled: waits for the compiler to load and start. */
  readonly compile: number;
  /** Waits for the sandbox to open, and runs the checks. */
  readonly run: number;
  readonly judge: number;
  readonly verdict: number;
}

/** Opens an exercise and runs its starter with a click, as soon as the page lets itself be clicked. */
export async function openToVerdict(
  context: BrowserContext,
  url: string,
  cache: string,
): Promise<OpenNumbers> {
  const exercise = await openExercisePage(context, url);
  const { pressedAt, shownAt, stages } = await exercise.runWithButton();
  const times = await exercise.page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    const fetched = (part: string) =>
      performance.getEntriesByType('resource').find(({ name }) => name.includes(part))?.duration;
    const { domInteractive = 0, loadEventEnd = 0 } =
      navigation instanceof PerformanceNavigationTiming ? navigation : {};
    return {
      parsed: domInteractive,
      loaded: loadEventEnd,
      fetchCompiler: fetched('/runner/esbuild') ?? 0,
      fetchWorker: fetched('/runner/worker') ?? 0,
    };
  });
  await exercise.page.close();
  const { compile = 0, run = 0, judge = 0 } = stages;
  const { parsed, loaded, ...fetches } = times;
  return {
    cache,
    parsed,
    loaded,
    clicked: pressedAt,
    ...fetches,
    compile,
    run,
    judge,
    verdict: shownAt,
  };
}
