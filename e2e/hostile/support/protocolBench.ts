import type { BenchExercise } from './buildBench.ts';
import { openBench } from './openBench.ts';
import type { RunnerFiles } from '../../../src/runner/build/buildRunnerFiles.ts';
import type { Verdict } from '../../../src/runner/verdict.ts';

/** A verdict, and when it was asked for and given, as Date.now() gives it. */
export interface TimedVerdict extends Verdict {
  readonly begin: number;
  readonly end: number;
}

/**
 * A bench that is spoken to by the DevTools protocol: Playwright gives a page up when a frame of it crashes, though the
 * page itself goes on.
 */
export async function openProtocolBench(files: RunnerFiles, exercises: readonly BenchExercise[]) {
  const bench = await openBench(files, exercises);
  const session = await bench.page.context().newCDPSession(bench.page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  };
  return {
    browser: bench.browser,
    session,
    evaluate,
    run: (source: string, slug = String(exercises[0]?.bundle.slug)) =>
      evaluate(`(async () => {
        const begin = Date.now();
        const verdict = await bench.run(${JSON.stringify(slug)}, ${JSON.stringify(source)});
        return { ...verdict, begin, end: Date.now() };
      })()`) as Promise<TimedVerdict>,
    /** Waits until the page writes a text to its console; it is heard while the page is busy, too. */
    async logs(text: string): Promise<void> {
      await bench.page.waitForEvent('console', { predicate: (message) => message.text() === text });
    },
    close: bench.close,
  };
}
