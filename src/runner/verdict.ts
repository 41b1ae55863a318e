import type { Interleaving } from './interleaving.ts';
import type { SourcePosition } from './sourcePosition.ts';
import type { TraceEvent } from './traceEvent.ts';

/** The six ways a run can end. Only a complete set of passing observations is a `pass`. */
export type VerdictKind = 'pass' | 'fail' | 'compileError' | 'timeout' | 'crash' | 'fault';

/** One check on one release, judged in the page. */
export interface CheckResult {
  readonly id: string;
  /** The check's name in kernel words. */
  readonly name: string;
  readonly release: string;
  readonly pass: boolean;
  /** Text or plain data, as the judge worded it. */
  readonly expected?: unknown;
  readonly seen?: unknown;
  /** What went wrong, in words; absent when the expected and seen values say it all. */
  readonly message?: string;
  /** A line of the reader's that helps to find the failure; `place` says which. */
  readonly position?: SourcePosition;
  readonly place?: Place;
  readonly trace: readonly TraceEvent[];
  /** For a failure that needs tasks to take turns in one way: that way, step by step. */
  readonly interleaving?: Interleaving;
}

/**
 * What a position is: where the code stopped, the last call it made before the failure, the text that the failure is
 * about, or where the function begins.
 */
export type Place = 'stopped' | 'lastCall' | 'about' | 'declaration';

export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
  /** The check during which the line was written; absent for lines written outside one. */
  readonly check?: string;
  readonly release?: string;
  readonly position?: SourcePosition;
}

/** An error that stopped the run as a whole: a compile error, or what the file threw on loading. */
export interface VerdictError {
  readonly text: string;
  readonly position?: SourcePosition;
}

export interface CheckName {
  readonly id: string;
  readonly name: string;
  readonly release: string;
}

export interface Verdict {
  readonly kind: VerdictKind;
  /** One sentence: how the run ended. */
  readonly headline: string;
  /** One or two sentences: what to do about it. */
  readonly detail?: string;
  /** The first place in the reader's code to look at. */
  readonly position?: SourcePosition;
  readonly checks: readonly CheckResult[];
  readonly console: readonly ConsoleLine[];
  readonly errors: readonly VerdictError[];
  /** Checks that the run did not reach. */
  readonly notRun: readonly CheckName[];
  /** Whether console lines or trace events were dropped because there were too many. */
  readonly truncated: boolean;
  /** Milliseconds by stage (`compile`, `wait`, `run`, `judge`, `total`); never decides a verdict. */
  readonly timings: Readonly<Record<string, number>>;
}
