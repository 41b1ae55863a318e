import type { TraceEvent } from '../traceEvent.ts';
import type { ConsoleLine, VerdictError } from '../verdict.ts';
import type { LabReport } from './labReport.ts';

/** How a lab's run ended. None of these is a judgement of the code. */
export type LabKind = 'ran' | 'threw' | 'compileError' | 'timeout' | 'crash' | 'fault';

/** What a lab's run shows. */
export interface LabOutcome {
  readonly kind: LabKind;
  /** One sentence: how the run ended. */
  readonly headline: string;
  readonly detail?: string;
  readonly errors: readonly VerdictError[];
  readonly console: readonly ConsoleLine[];
  readonly trace: readonly TraceEvent[];
  /** What the code did; there when the run came to its end. */
  readonly report?: LabReport;
  /** Whether console lines or events of the trace were dropped because there were too many. */
  readonly truncated: boolean;
  /** Milliseconds from the request to the outcome. */
  readonly total: number;
}
