import type { LabOutcome } from '../../runner/lab/labOutcome.ts';
import type { LabRequest } from '../../runner/lab/runLab.ts';
import { unavailableLab } from '../../runner/lab/unavailableLab.ts';
import { type LazyRunner, lazyRunner } from '../lazyRunner.ts';

/** Loads the runner on the first intent, and runs a lab's code with it. */
export function labRunner(baseUrl: string): LazyRunner<LabRequest, LabOutcome> {
  return lazyRunner({
    async load() {
      const { createRunner } = await import('../../runner/createRunner.ts');
      const runner = createRunner({ baseUrl });
      runner.warm();
      return runner;
    },
    run: (runner, request, signal) => runner.runLab({ ...request, signal }),
    fault: (error) => ({ ...unavailableLab(error), total: 0 }),
  });
}
