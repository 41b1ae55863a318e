import type { Expectation, Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

const tooMany = 'There are too many steps to look at every interleaving. A dozen in put() will do.';
const ends = 'T ends in every interleaving';
const sleeps = 'an interleaving after which T sleeps on a page that nobody holds';

/** The kernel that is right: every interleaving was looked at, and T ended in each. */
function judgeQuiet(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  const schedules = own(seen, 'schedules');
  if (counterexample === null) {
    const pass = own(seen, 'complete') === true && typeof schedules === 'number' && schedules > 0;
    return {
      pass,
      expected: ends,
      seen: pass ? ends : 'the search gave up',
      ...(!pass && { message: tooMany }),
    };
  }
  const violation = own(counterexample, 'violation');
  return {
    pass: false,
    expected: ends,
    seen: typeof violation === 'string' ? violation : 'no report of the search',
    ...(violation === 'does not end' && { message: tooMany }),
    interleaving: counterexample,
  };
}

/** A kernel that is wrong: T sleeps for ever in some interleaving. */
function judgeShown(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  if (counterexample === null) return { pass: false, expected: sleeps, seen: ends };
  const violation = own(counterexample, 'violation');
  const shown = typeof violation === 'string' && /^T sleeps on .* nobody holds/.test(violation);
  return {
    pass: shown,
    expected: sleeps,
    seen: shown ? sleeps : violation,
    interleaving: counterexample,
  };
}

const mutant = (words: string): Expectation => ({
  name: `catches the mutant: ${words}`,
  releases: ['6.1'],
  judge: judgeShown,
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
    judge: judgeShown,
  },
  'put-page': mutant('put_page() takes the reference off and wakes nobody'),
  batch: mutant('release_pages() puts an FS_DAX page as it puts any page'),
  unpin: mutant('unpin_user_page() gives the pin back as plain references'),
  address: mutant('the put wakes the page, and T sleeps on its count'),
  'late-queue': mutant('T is on the queue only after it has looked at the count'),
};
