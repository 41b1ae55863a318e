import { type Fault, judgeReview } from '../../../src/runner/judge/judgeReview.ts';

/** The call that release_pages() has lost, the line that is left alone by it, and what the message says for it. */
const lines = [6, 7, 44, 45, 46];

/** PRIVATE pages are not given back, waiters of FS_DAX pages are not woken and sleep on: either has to be found. */
export const faults: readonly Fault[] = [
  { lines, invariants: ['I4'] },
  { lines, invariants: ['I5', 'I6'] },
];

export const expected = judgeReview(faults);
