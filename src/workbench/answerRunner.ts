import type { ExerciseBundle } from '../runner/exerciseBundle.ts';
import type { Runner } from '../runner/runner.ts';
import type { Verdict } from '../runner/verdict.ts';
import type { ExerciseFacts } from './exerciseFacts.ts';
import { type LazyRunner, lazyRunner } from './lazyRunner.ts';
import { loadFault } from './loadFault.ts';

interface AnswerRunner extends LazyRunner<string, Verdict> {
  /** Compiles what may be run next, if the runner is there. Runs nothing of the reader's. */
  compileAhead(source: string): void;
}

/** Loads the runner and an exercise's checks on the first intent, and runs answers with them. */
export function answerRunner(facts: ExerciseFacts): AnswerRunner {
  // One for all tries to load the rest: a page can start its compiler only once.
  let made: Runner | undefined;
  let loaded: { readonly runner: Runner; readonly exercise: ExerciseBundle } | undefined;
  const lazy = lazyRunner({
    async load() {
      const [{ createRunner }, { loadCompiledAnswers, loadExercise }] = await Promise.all([
        import('../runner/createRunner.ts'),
        import('./exercises.ts'),
      ]);
      made ??= createRunner({ baseUrl: facts.baseUrl });
      const runner = made;
      runner.warm();
      const loading = loadExercise(facts);
      // A run waits for no rehearsal: without one it is slower, and the same.
      Promise.all([loading, loadCompiledAnswers(facts.slug)]).then(
        ([exercise, answers]) => runner.rehearse(exercise, answers),
        () => {},
      );
      loaded = { runner, exercise: await loading };
      return loaded;
    },
    run: ({ runner, exercise }, source: string, signal) => runner.run({ source, exercise, signal }),
    fault: loadFault,
  });
  return {
    ...lazy,
    compileAhead(source) {
      loaded?.runner.compileAhead({ source, exercise: loaded.exercise });
    },
  };
}
