import type { Expectation, Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { judgeShown } from '../../../src/runner/judge/judgeShown.ts';

const fine = 'removal waits for every page and ends, in every interleaving';

/** The kernel that is right: every interleaving was looked at, and nothing was wrong in any. */
const judgeQuiet = (seen: unknown) =>
  judgeSearch(seen, {
    claim: fine,
    tooMany: 'There are too many steps to look at every interleaving. A dozen will do.',
    fewest: 1,
  });

/** A kernel that is wrong: some interleaving ends as the words say. */
const judgeBug = (symptom: string, fits: RegExp) => (seen: unknown) =>
  judgeShown(seen, { symptom, fits, otherwise: fine });

const tooEarly = judgeBug(
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
  'held-is-enough': {
    name: 'stays quiet on a 6.12 that lends as 7.2 does: as long as somebody holds the pgmap',
    releases: ['6.12'],
    judge: judgeQuiet,
  },
  'as-released': {
    name: 'shows the page that Linux 6.1 and 6.12 lend without a reference on the pgmap (I12)',
    releases: ['6.1', '6.12'],
    judge: tooEarly,
  },
  'live-only': mutant(
    'a page is lent as up to 6.18: with a reference while the pgmap is live',
    tooEarly,
  ),
  'no-reference': mutant(
    'zone_device_page_init() takes no reference on the pgmap',
    judgeBug('removal ends while a page is lent', /removal has ended|memmapGone/),
  ),
  'no-put': mutant(
    'free_zone_device_folio() keeps the reference on the pgmap',
    judgeBug('removal never ends', /R sleeps for ever/),
  ),
  'removes-first': mutant(
    'memunmap_pages() removes the struct pages before it waits (I11)',
    judgeBug('a put on a struct page that is gone', /memmapGone|removal has ended/),
  ),
};
