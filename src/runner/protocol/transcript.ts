import type { TraceEvent } from '../traceEvent.ts';
import type { PlannedCheck } from './job.ts';
import type { RawConsoleLine, Thrown } from './runMessage.ts';

/** What became of one check, as far as the sandbox reported it. */
export type Outcome =
  | { readonly type: 'observed'; readonly seen: unknown }
  | { readonly type: 'threw'; readonly thrown: Thrown };

export interface CheckRecord extends PlannedCheck {
  readonly trace: TraceEvent[];
  outcome?: Outcome;
}

/** All that one run reported, in order and checked for form; the judge's only input from it. */
export interface Transcript {
  started: boolean;
  /** The checks that were begun; a prefix of the plan. */
  readonly records: CheckRecord[];
  readonly console: (RawConsoleLine & Partial<PlannedCheck>)[];
  loadError?: Thrown;
  missing?: readonly string[];
  done: boolean;
  truncated: boolean;
  /** Why the report cannot be trusted; once set, nothing else counts. */
  fault?: string;
}

export function emptyTranscript(): Transcript {
  return { started: false, records: [], console: [], done: false, truncated: false };
}
