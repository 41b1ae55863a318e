import type { Verdict } from '../runner/verdict.ts';
import type { ExerciseFacts } from './exerciseFacts.ts';
import { type LazyRunner, lazyRunner } from './lazyRunner.ts';
import { loadFault } from './loadFault.ts';

/** Loads the runner and an exercise's checks on the first intent, and runs answers with them. */
export function answerRunner(facts: ExerciseFacts): LazyRunner<string, Verdict> {
  return lazyRunner({
    async load() {
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
    },
    run: ({ runner, exercise }, source, signal) => runner.run({ source, exercise, signal }),
    fault: loadFault,
  });
}
