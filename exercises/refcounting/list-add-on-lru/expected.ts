import { type Fault, judgeReview } from '../../../src/runner/judge/judgeReview.ts';

/** `lru.next` is the word that has the pgmap. The lines that say that it is free carry the fault as well. */
export const faults: readonly Fault[] = [{ lines: [5, 6, 19, 29, 37], invariants: ['I15', 'I1'] }];

export const expected = judgeReview(faults);
