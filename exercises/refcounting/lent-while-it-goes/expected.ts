import type { Expectation, Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

const fine = 'removal waits for every page and ends, in every interleaving';

/** The kernel that is right: every interleaving was looked at, and nothing was wrong in any. */
function judgeQuiet(seen: unknown): Judgement {
  const counterexample = own(seen, 'counterexample');
  const schedules = own(seen, 'schedules');
  if (counterexample === null) {
    const pass = own(seen, 'complete') === true && typeof schedules === 'number' && schedules > 0;
    return {
      pass,
      expected: fine,
      seen: pass ? fine : 'the search gave up',
      ...(!pass && {
        message: 'There are too many steps to look at every interleaving. A dozen will do.',
      }),
    };
  }
  const violation = own(counterexample, 'violation');
  return {
    pass: false,
    expected: fine,
    seen: typeof violation === 'string' ? violation : 'no report of the search',
    interleaving: counterexample,
  };
}

/** A kernel that is wrong: some interleaving ends as the words say. */
const judgeShown =
  (symptom: string, fits: RegExp) =>
  (seen: unknown): Judgement => {
    const counterexample = own(seen, 'counterexample');
    if (counterexample === null) return { pass: false, expected: symptom, seen: fine };
    const violation = own(counterexample, 'violation');
    return {
      pass: typeof violation === 'string' && fits.test(violation),
      expected: symptom,
      seen: violation,
      interleaving: counterexample,
    };
  };

const tooEarly = judgeShown(
  'a page goes out while the pgmap goes, or removal ends before it is back',
  /pgmapNotLive|removal has ended/,
);

const mutant = (words: string, judge: Expectation['judge']): Expectation => ({
  name: `catches the mutant: ${words}`,
  releases: ['7.2'],
  judge,
});

export const expected: Expectations = {
  quiet: {
    name: 'stays quiet on Linux 7.2: removal waits for every page that is lent',
    releases: ['7.2'],
    judge: judgeQuiet,
  },
  'as-released': {
    name: 'shows the page that Linux 6.1 and 6.12 lend without a reference on the pgmap (I12)',
    releases: ['6.1', '6.12'],
    judge: tooEarly,
  },
  'no-reference': mutant(
    'zone_device_page_init() takes no reference on the pgmap',
    judgeShown('removal ends while a page is lent', /removal has ended|memmapGone/),
  ),
  'no-put': mutant(
    'free_zone_device_folio() keeps the reference on the pgmap',
    judgeShown('removal never ends', /R sleeps for ever/),
  ),
  'removes-first': mutant(
    'memunmap_pages() removes the struct pages before it waits (I11)',
    judgeShown('a put on a struct page that is gone', /memmapGone|removal has ended/),
  ),
};
