import type { ExerciseBundle } from '../runner/exerciseBundle.ts';
import type { Runner } from '../runner/runner.ts';
import type { Verdict } from '../runner/verdict.ts';
import type { ExerciseFacts } from './exerciseFacts.ts';
import { loadFault } from './loadFault.ts';

interface AnswerRunner {
  /** Fetches the compiler, the sandbox and the checks. Runs nothing of the reader's. */
  warm(): void;
  /** The verdict on an answer, or null when a later run took its place. */
  run(source: string): Promise<Verdict | null>;
}

interface Loaded {
  readonly runner: Runner;
  readonly exercise: ExerciseBundle;
}

/** Loads the runner and an exercise's checks on the first intent, and runs answers with them. */
export function answerRunner(facts: ExerciseFacts): AnswerRunner {
  let loading: Promise<Loaded> | null = null;
  let latest = new AbortController();

  const load = async (): Promise<Loaded> => {
    const [{ createRunner }, { loadCompiledStarter, loadExercise }] = await Promise.all([
      import('../runner/createRunner.ts'),
      import('./exercises.ts'),
    ]);
    const runner = createRunner({ baseUrl: facts.baseUrl });
    runner.warm();
    const [exercise, starter] = await Promise.all([
      loadExercise(facts),
      loadCompiledStarter(facts.slug),
    ]);
    runner.rehearse(exercise, starter);
    return { runner, exercise };
  };
  const loadOnce = (): Promise<Loaded> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };

  return {
    warm() {
      // A failure is not lost: the run that needs the runner loads it again and reports.
      loadOnce().catch(() => undefined);
    },
    async run(source) {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      try {
        const { runner, exercise } = await loadOnce();
        if (signal.aborted) return null;
        return await runner.run({ source, exercise, signal });
      } catch (error) {
        return signal.aborted ? null : loadFault(error);
      }
    },
  };
}
