import type { Expectation, Expectations } from '../../../src/runner/expectations.ts';
import { judgeSearch } from '../../../src/runner/judge/judgeSearch.ts';
import { judgeShown } from '../../../src/runner/judge/judgeShown.ts';

const fine = 'R waits for the last put, and ends, in every interleaving';

/** The kernel that is right: every interleaving was looked at, and nothing was wrong in any. */
const judgeQuiet = (seen: unknown) =>
  judgeSearch(seen, {
    claim: fine,
    tooMany: 'There are too many steps to look at every interleaving. A dozen will do.',
    fewest: 1,
  });

/** A kernel that is wrong: some interleaving ends as the words say. */
const judgeBug = (symptom: string, fits: RegExp, hint: string) => (seen: unknown) =>
  judgeShown(seen, { symptom, fits, otherwise: fine, hint });

const oops = (why: string) => judgeBug('a put that finds no struct page', /memmapGone/, why);

const mutant = (words: string, judge: Expectation['judge']): Expectation => ({
  name: `catches the mutant: ${words}`,
  releases: ['5.10'],
  judge,
});

export const expected: Expectations = {
  quiet: {
    name: 'stays quiet on Linux 5.10 and 5.17: removal waits for every page',
    releases: ['5.10', '5.17'],
    judge: judgeQuiet,
  },
  'as-released': {
    name: 'shows that Linux 5.18, 6.1 and 7.2 remove the struct page of a held FS_DAX page (I1)',
    releases: ['5.18', '6.1', '7.2'],
    judge: oops('A page has to be held when R begins, and put after R has ended.'),
  },
  'removes-first': mutant(
    'memunmap_pages() removes the struct pages before it waits (I11)',
    oops('A page has to be held when R begins to wait, and put after that.'),
  ),
  'bulk-put': mutant(
    'memunmap_pages() puts the references of all pages at once (I11)',
    oops('A page has to be held when R begins to wait, and put after that.'),
  ),
  'first-put': mutant(
    'the first put of a page during removal counts as its last one (I11)',
    oops('With one reference on the page its first put during removal is the last one.'),
  ),
  unpin: mutant(
    'unpin_user_page() takes the pin off, and the page at 0 keeps its pgmap (I12)',
    judgeBug(
      'R sleeps although nobody holds a page',
      /R sleeps for ever, and nobody holds a page/,
      'What a put path forgets shows only on a page whose last reference goes that way.',
    ),
  ),
};
