import type { LabOutcome } from '../../runner/lab/labOutcome.ts';
import type { LabRequest } from '../../runner/lab/runLab.ts';

/** The last run of a lab. */
export type LabRun =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly request: LabRequest; readonly outcome: LabOutcome };
