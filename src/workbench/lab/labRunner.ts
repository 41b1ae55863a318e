import type { LabOutcome } from '../../runner/lab/labOutcome.ts';
import type { LabRequest } from '../../runner/lab/runLab.ts';
import { unavailableLab } from '../../runner/lab/unavailableLab.ts';
import type { Runner } from '../../runner/runner.ts';

interface LabRunner {
  /** Fetches the compiler and the sandbox. Runs nothing of the reader's. */
  warm(): void;
  /** What a run shows, or null when a later run took its place. */
  run(request: LabRequest): Promise<LabOutcome | null>;
}

/** Loads the runner on the first intent, and runs a lab's code with it. */
export function labRunner(baseUrl: string): LabRunner {
  let loading: Promise<Runner> | null = null;
  let latest = new AbortController();
  const loadOnce = (): Promise<Runner> => {
    loading ??= import('../../runner/createRunner.ts')
      .then(({ createRunner }) => {
        const runner = createRunner({ baseUrl });
        runner.warm();
        return runner;
      })
      .catch((error: unknown) => {
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
    async run(request) {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      try {
        const runner = await loadOnce();
        if (signal.aborted) return null;
        return await runner.runLab({ ...request, signal });
      } catch (error) {
        return signal.aborted ? null : { ...unavailableLab(error), total: 0 };
      }
    },
  };
}
