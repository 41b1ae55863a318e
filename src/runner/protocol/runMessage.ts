import type { TraceEvent } from '../traceEvent.ts';
import type { ConsoleLine } from '../verdict.ts';

/** Something thrown, described without trusting it. */
export interface Thrown {
  readonly text: string;
  /** The stack as the engine printed it; empty when there is none. */
  readonly stack: string;
}

/**
 * What a sandbox worker says about a run, as JSON text with the run's id, some at once, one a line. The order is fixed:
 * `started`, then for each planned check `begin`, any `console` and `trace`, and one `observed`
 * or `threw`; then `done`. `loadError` and `missing` end a run early, before `done`.
 */
export type RunMessage =
  | { readonly type: 'started' }
  | { readonly type: 'begin'; readonly check: string; readonly release: string }
  | { readonly type: 'console'; readonly lines: readonly RawConsoleLine[] }
  | { readonly type: 'trace'; readonly events: readonly TraceEvent[] }
  | { readonly type: 'observed'; readonly seen: unknown }
  | { readonly type: 'threw'; readonly thrown: Thrown }
  | { readonly type: 'loadError'; readonly thrown: Thrown }
  | { readonly type: 'missing'; readonly names: readonly string[] }
  | { readonly type: 'broken'; readonly text: string }
  | { readonly type: 'done'; readonly truncated: boolean };

/** A console line with the stack of the call, from which the page finds the reader's line. */
export interface RawConsoleLine {
  readonly level: ConsoleLine['level'];
  readonly text: string;
  readonly stack: string;
}
