import { type Fault, judgeReview } from '../../../src/runner/judge/judgeReview.ts';

/** A test that a single reference passes, and a wake-up that shared pages do not get. */
export const faults: readonly Fault[] = [
  { lines: [3, 4, 5, 6, 18, 19, 20, 21, 31, 32, 33], invariants: ['I16', 'I17'] },
  { lines: [8, 9, 38, 39], invariants: ['I5', 'I6'] },
];

export const expected = judgeReview(faults);
