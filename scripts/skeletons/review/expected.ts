import { type Fault, judgeReview } from '../../../src/runner/judge/judgeReview.ts';

/** FILL: each fault, with every line that carries it, and every invariant that the simulation shows broken. */
export const faults: readonly Fault[] = [{ lines: [12], invariants: ['I5'] }];

export const expected = judgeReview(faults);
