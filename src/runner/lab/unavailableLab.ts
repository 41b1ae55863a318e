import type { LabOutcome } from './labOutcome.ts';

/** What is shown when the compiler or the sandbox cannot be loaded. */
export function unavailableLab(reason: unknown): Omit<LabOutcome, 'total'> {
  const text = reason instanceof Error && reason.message ? reason.message : String(reason);
  return {
    kind: 'fault',
    headline: 'The runner could not be loaded, so nothing was run.',
    detail: 'Check the connection and run again; the code is not to blame.',
    errors: [{ text }],
    console: [],
    trace: [],
    truncated: false,
  };
}
