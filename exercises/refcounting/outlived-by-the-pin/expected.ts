import type { Expectation, Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { judgeShown } from '../../../src/runner/judge/judgeShown.ts';

const safe = 'every put comes before the struct pages go, in every interleaving';

/** The pages are safe: every interleaving was looked at, and nothing went wrong. */
const judgeQuiet = (seen: unknown) =>
  judgeSearch(seen, {
    claim: safe,
    tooMany: 'There are too many steps to look at every interleaving. One a put will do.',
    fewest: 1,
  });

/** The pages are not safe: the device is gone before a put. */
const judgeOops = (seen: unknown) =>
  judgeShown(seen, {
    symptom: 'an interleaving in which the struct pages go first, and a put is an oops',
    fits: /^BUG memmapGone/,
    otherwise: safe,
  });

const mutant = (words: string): Expectation => ({
  name: `shows the oops on a 6.1 whose GUP keeps the pgmap ${words}`,
  releases: ['6.1'],
  judge: judgeOops,
});

export const expected: Expectations = {
  shows: {
    name: 'shows the oops on the release as it is: the device is gone before the put',
    releases: ['6.1', '6.12', '7.2'],
    judge: judgeOops,
  },
  'waits-for-pages': {
    name: 'is quiet on 5.10: memunmap_pages() waits until each page is put',
    releases: ['5.10'],
    judge: judgeQuiet,
  },
  kept: {
    name: 'is quiet on a 6.1 whose GUP keeps the pgmap until the put',
    releases: ['6.1'],
    judge: judgeQuiet,
  },
  'pins-unprotected': mutant('for references only'),
  'references-unprotected': mutant('for pins only'),
  'fast-unprotected': mutant('in slow GUP only'),
  'slow-unprotected': mutant('in GUP-fast only'),
};
