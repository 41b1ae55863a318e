import { type Fault, judgeReview } from '../../../src/runner/judge/judgeReview.ts';

/** The tails keep their links, and whoever makes the next entry goes by them to the old head. */
export const faults: readonly Fault[] = [
  {
    lines: [7, 8, 9, 21, 29, 30, 31, 32, 41, 43, 45],
    invariants: ['I1', 'I8', 'I14', 'I15'],
  },
];

export const expected = judgeReview(faults);
