import type { ExerciseBundle } from './exerciseBundle.ts';
import type { LabOutcome } from './lab/labOutcome.ts';
import type { LabRequest } from './lab/runLab.ts';
import type { Verdict } from './verdict.ts';

export interface RunRequest {
  /** The reader's TypeScript. */
  readonly source: string;
  readonly exercise: ExerciseBundle;
  /** Aborting rejects the run with an `AbortError` and kills what it started. */
  readonly signal?: AbortSignal | undefined;
}

export interface Runner {
  /** Loads the compiler and a spare sandbox worker ahead of time. Runs nothing of the reader's. */
  warm(): void;
  /**
   * Has the spare workers run answers of ours while they wait: the next run is faster for it.
   *
   * @param answers files that answer the exercise, right or wrong, compiled to CommonJS text.
   */
  rehearse(exercise: ExerciseBundle, answers: readonly string[]): void;
  /** Compiles an answer that may be run next, and runs nothing. */
  compileAhead(request: Pick<RunRequest, 'source' | 'exercise'>): void;
  /**
   * Compiles and checks one answer. Always resolves to a verdict, except that a run which is
   * aborted (by its signal, by a later run, or by `dispose`) rejects with an `AbortError`.
   */
  run(request: RunRequest): Promise<Verdict>;
  /** Compiles and runs code that nobody judges, under the same rules. */
  runLab(request: LabRequest & Pick<RunRequest, 'signal'>): Promise<LabOutcome>;
  dispose(): void;
}
