import type { Judgement } from '../expectations.ts';
import { own } from './own.ts';

interface Symptom {
  /** How an interleaving has to end. */
  readonly symptom: string;
  /** Fits the violation of one that ends so, and of no other failure. */
  readonly fits: RegExp;
  /** What holds in every interleaving when none ends so. */
  readonly otherwise: string;
  /** What an answer has to do before the symptom shows. */
  readonly hint?: string;
}

/**
 * Judges a search that has to find a symptom: of a mutant, or of a release that has the bug. What it found is shown step
 * by step, also when it is another failure than the one that was asked for.
 *
 * @param seen what a scenario reports of `searchInterleavings`: `counterexample` and `complete`.
 */
export function judgeShown(seen: unknown, { symptom, fits, otherwise, hint }: Symptom): Judgement {
  const counterexample = own(seen, 'counterexample');
  const failed = { pass: false, expected: symptom, ...(hint !== undefined && { message: hint }) };
  if (counterexample === null) {
    const complete = own(seen, 'complete') === true;
    return { ...failed, seen: complete ? otherwise : 'the search gave up' };
  }
  const violation = own(counterexample, 'violation');
  if (typeof violation !== 'string') return { ...failed, seen: 'no report of the search' };
  return fits.test(violation)
    ? { pass: true, expected: symptom, seen: symptom, interleaving: counterexample }
    : { ...failed, seen: violation, interleaving: counterexample };
}
