import type { SearchedReferenceCase } from './referenceCase.ts';

const gup = 'tests/races/gupAgainstInvalidation.ts';

/** Cases that a search over interleavings decides. */
export const searchedCases: readonly SearchedReferenceCase[] = [
  {
    number: 19,
    observable: 'GUP-fast takes the page in between, and the hole is punched under it',
    testedIn: gup,
    race: /^a scan before the unmapping/,
  },
  {
    number: 20,
    observable: 'it holds a page that another file has got',
    testedIn: gup,
    race: /^GUP-fast without the recheck/,
  },
  {
    number: 22,
    observable: 'the last pin leaves the count of the mapping, and nobody wakes truncate',
    testedIn: 'tests/races/lostWakeUps.ts',
    race: /^a page that is mapped again/,
  },
];
