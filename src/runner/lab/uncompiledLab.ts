import type { VerdictError } from '../verdict.ts';
import type { LabOutcome } from './labOutcome.ts';

/** What is shown of code that does not compile. */
export function uncompiledLab(errors: readonly VerdictError[]): Omit<LabOutcome, 'total'> {
  return {
    kind: 'compileError',
    headline: 'The code does not compile, so it was not run.',
    errors,
    console: [],
    trace: [],
    truncated: false,
  };
}
