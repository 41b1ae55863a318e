import { createRunId } from '../protocol/createRunId.ts';
import type { Job } from '../protocol/job.ts';
import type { LabSettings } from './labSettings.ts';

/** The modules that a lab's code may import. */
export const labImports = ['simkernel', 'simtrees', 'explore'] as const;

/** Kernel calls that one machine of a lab may make. */
const STEP_BUDGET = 1_000_000;

/** The job of one run of a lab: its one check is the lab's own scenario. */
export function labJob(answer: string, scenarios: string, settings: LabSettings): Job {
  return {
    run: createRunId(),
    answer,
    scenarios,
    module: 'simkernel',
    exports: [],
    stepBudget: STEP_BUDGET,
    plan: [{ check: 'lab', release: settings.release }],
    lab: { optionalExports: ['run', 'prepare', 'tasks', 'wrong', 'tolerates'], settings },
  };
}
