import type { Verdict, VerdictError } from '../verdict.ts';
import { compileErrorWords } from './wording.ts';

/** The verdict on a file that does not compile. */
export function compileErrorVerdict(
  errors: readonly VerdictError[],
  notRun: Verdict['notRun'],
): Omit<Verdict, 'timings'> {
  const position = errors[0]?.position;
  return {
    kind: 'compileError',
    ...compileErrorWords(errors),
    ...(position && { position }),
    checks: [],
    console: [],
    errors,
    notRun,
    truncated: false,
  };
}
