import type { Judgement } from '../expectations.ts';
import { own } from './own.ts';

interface Claim {
  /** What holds in every interleaving. */
  readonly claim: string;
  /** What to do about an answer whose interleavings are too many for the search. */
  readonly tooMany: string;
  /** What is wrong with an interleaving that does not come to an end. */
  readonly endless?: string;
  /**
   * How many interleavings there are at least. Two, if all tasks take steps that depend on each other; one, if the
   * answer may leave a task nothing to do.
   */
  readonly fewest?: number;
}

/**
 * Judges a search that has to find nothing. It passes when every interleaving was looked at, and no one went wrong; one
 * that did is shown step by step.
 *
 * @param seen what a scenario reports of `searchInterleavings`: `counterexample`, `complete` and `schedules`.
 */
export function judgeSearch(
  seen: unknown,
  { claim, tooMany, endless, fewest = 2 }: Claim,
): Judgement {
  const counterexample = own(seen, 'counterexample');
  if (counterexample === null) {
    const schedules = own(seen, 'schedules');
    const counted = typeof schedules === 'number' && schedules >= fewest;
    return own(seen, 'complete') === true && counted
      ? { pass: true, expected: claim, seen: claim }
      : { pass: false, expected: claim, seen: 'the search gave up', message: tooMany };
  }
  const violation = own(counterexample, 'violation');
  return {
    pass: false,
    expected: claim,
    seen: typeof violation === 'string' ? violation : 'no report of the search',
    ...(violation === 'does not end' && endless !== undefined && { message: endless }),
    interleaving: counterexample,
  };
}
