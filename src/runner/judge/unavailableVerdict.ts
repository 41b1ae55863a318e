import type { Verdict } from '../verdict.ts';
import { unavailableWords } from './wording.ts';

/** The verdict when the compiler or the sandbox cannot be loaded: nothing is said about the file. */
export function unavailableVerdict(
  reason: unknown,
  notRun: Verdict['notRun'],
): Omit<Verdict, 'timings'> {
  const text = reason instanceof Error && reason.message ? reason.message : String(reason);
  return {
    kind: 'fault',
    ...unavailableWords(),
    checks: [],
    console: [],
    errors: [{ text }],
    notRun,
    truncated: false,
  };
}
