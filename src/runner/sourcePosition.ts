/** A place in the reader's TypeScript, both parts counted from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}
