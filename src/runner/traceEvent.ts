/**
 * One event of a run as it leaves the sandbox: plain JSON data made by the simulation
 * (`simkernel` or `simtrees`). The runner hands it through; only `site` means something to it.
 */
export interface TraceEvent {
  /** Where in the compiled answer the call was made, when the reader's code made it (1-based). */
  readonly site?: { readonly line: number; readonly column: number };
  readonly [field: string]: unknown;
}
