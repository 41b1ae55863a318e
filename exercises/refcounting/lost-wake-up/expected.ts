import type { Expectation, Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { judgeShown } from '../../../src/runner/judge/judgeShown.ts';

const tooMany = 'There are too many steps to look at every interleaving. A dozen in put() will do.';
const ends = 'T ends in every interleaving';

/** The kernel that is right: every interleaving was looked at, and T ended in each. */
const judgeQuiet = (seen: unknown) =>
  judgeSearch(seen, { claim: ends, tooMany, endless: tooMany, fewest: 1 });

/** A kernel that is wrong: T sleeps for ever in some interleaving. */
const judgeAsleep = (seen: unknown) =>
  judgeShown(seen, {
    symptom: 'an interleaving after which T sleeps on a page that nobody holds',
    fits: /^T sleeps on .* nobody holds/,
    otherwise: ends,
  });

const mutant = (words: string): Expectation => ({
  name: `catches the mutant: ${words}`,
  releases: ['6.1'],
  judge: judgeAsleep,
});

export const expected: Expectations = {
  quiet: {
    name: 'stays quiet on a kernel that wakes: T’s truncate ends in every interleaving',
    releases: ['5.19', '6.1'],
    judge: judgeQuiet,
  },
  'release-5.18': {
    name: 'shows the lost wake-up of Linux 5.18 as it was released',
    releases: ['5.18'],
    judge: judgeAsleep,
  },
  'put-page': mutant('put_page() takes the reference off and wakes nobody'),
  batch: mutant('release_pages() puts an FS_DAX page as it puts any page'),
  unpin: mutant('unpin_user_page() gives the pin back as plain references'),
  address: mutant('the put wakes the page, and T sleeps on its count'),
  'late-queue': mutant('T is on the queue only after it has looked at the count'),
};
