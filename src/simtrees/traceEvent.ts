/** A step of a world for a trace: plain data in the form of the simulation kernel's tracepoints. */
export interface TreeTraceEvent {
  readonly kind: 'event';
  /** Always git. */
  readonly task: string;
  /** The command's verb. */
  readonly name: string;
  readonly fields: Readonly<Record<string, string | number>>;
}
