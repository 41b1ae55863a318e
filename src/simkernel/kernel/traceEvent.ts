/** A value in a trace: kernel objects are shown by label, so a trace is plain data and can be stored, sent and compared. */
export type TraceValue = string | number | boolean | null;

/** Where the reader's code stood when it made a call: a position in the generated JavaScript, 1-based. */
export interface CallSite {
  line: number;
  column: number;
}

export interface CallEvent {
  kind: 'call';
  task: string;
  fn: string;
  args: Record<string, TraceValue>;
  /** The function body is a livepatch. */
  patched?: true;
  site?: CallSite;
}

export interface ReturnEvent {
  kind: 'return';
  task: string;
  fn: string;
  ret?: TraceValue;
}

/** A tracepoint, under the kernel's name where the kernel has one. */
export interface TracepointEvent {
  kind: 'event';
  task: string;
  name: string;
  fields: Record<string, TraceValue>;
}

export interface SplatEvent {
  kind: 'splat';
  task: string;
  severity: 'WARN' | 'BUG';
  code: string;
  text: string;
  /** Functions on the stack, innermost first. */
  stack: string[];
}

/** One event of a trace, as function_graph, a tracepoint or the kernel log would show it. */
export type TraceEvent = CallEvent | ReturnEvent | TracepointEvent | SplatEvent;
