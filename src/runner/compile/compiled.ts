import type { VerdictError } from '../verdict.ts';

/** The outcome of compiling one answer. */
export type Compiled =
  | { readonly ok: true; readonly code: string; readonly map: string }
  | {
      readonly ok: false;
      readonly errors: readonly VerdictError[];
      /** The compiler did not come to an end; it says nothing about the next try. */
      readonly stalled?: true;
    };
