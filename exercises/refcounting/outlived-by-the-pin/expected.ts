import type { Expectation, Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

const safe = 'every put comes before the struct pages go, in every interleaving';
const oops = 'an interleaving in which the struct pages go first, and a put is an oops';

/** The pages are safe: every interleaving was looked at, and nothing went wrong. */
function judgeQuiet(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  if (counterexample === null) {
    const pass = own(seen, 'complete') === true;
    return {
      pass,
      expected: safe,
      seen: pass ? safe : 'the search gave up',
      ...(!pass && {
        message: 'There are too many steps to look at every interleaving. One a put will do.',
      }),
    };
  }
  const violation = own(counterexample, 'violation');
  return {
    pass: false,
    expected: safe,
    seen: typeof violation === 'string' ? violation : 'no report of the search',
    interleaving: counterexample,
  };
}

/** The pages are not safe: the device is gone before a put. */
function judgeShown(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  if (counterexample === null) {
    const complete = own(seen, 'complete') === true;
    return { pass: false, expected: oops, seen: complete ? safe : 'the search gave up' };
  }
  const violation = own(counterexample, 'violation');
  const shown = typeof violation === 'string' && violation.startsWith('BUG memmapGone');
  return {
    pass: shown,
    expected: oops,
    seen: shown ? oops : violation,
    interleaving: counterexample,
  };
}

const mutant = (words: string): Expectation => ({
  name: `shows the oops on a 6.1 whose GUP keeps the pgmap ${words}`,
  releases: ['6.1'],
  judge: judgeShown,
});

export const expected: Expectations = {
  shows: {
    name: 'shows the oops on the release as it is: the device is gone before the put',
    releases: ['6.1', '6.12', '7.2'],
    judge: judgeShown,
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
