import type { Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { judgeShown } from '../../../src/runner/judge/judgeShown.ts';

const ends = 'T ends in every interleaving';

// FILL: say what a right kernel does in every interleaving, and how many steps are enough to show a bug.
const judgeQuiet = (seen: unknown) =>
  judgeSearch(seen, {
    claim: ends,
    tooMany: 'There are too many steps to look at every interleaving. One put will do.',
    fewest: 1,
  });

// FILL: say how the bug shows, and fit that violation only.
const judgeAsleep = (seen: unknown) =>
  judgeShown(seen, {
    symptom: 'an interleaving after which T sleeps at a count of 1',
    fits: /^T sleeps, and the count is 1$/,
    otherwise: ends,
  });

export const expected: Expectations = {
  quiet: { name: 'FILL: stays quiet on the kernel as it is', judge: judgeQuiet },
  'wakes-nobody': { name: 'FILL: catches the mutant: the put wakes nobody', judge: judgeAsleep },
};
