import type { SearchedReferenceCase } from './referenceCase.ts';

const gup = 'tests/races/gupAgainstInvalidation.ts';

/** Cases that a search over interleavings decides. */
export const searchedCases: readonly SearchedReferenceCase[] = [
  {
    number: 19,
    title: 'The scan for busy pages comes before the unmapping',
    invariants: ['I9'],
    observable: 'GUP-fast takes the page in between, and the hole is punched under it',
    source: 'fs/dax.c dax_layout_busy_page_range at 5.10, 6.1, 6.12, 7.2',
    testedIn: gup,
    race: /^a scan before the unmapping/,
  },
  {
    number: 20,
    title: 'GUP-fast does not read the page table entry again',
    invariants: ['I10'],
    observable: 'it holds a page that another file has got',
    source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2',
    testedIn: gup,
    race: /^GUP-fast without the recheck/,
  },
  {
    number: 22,
    title: 'A page is mapped again while truncate waits for it',
    invariants: ['I6'],
    observable: 'the last pin leaves the count of the mapping, and nobody wakes truncate',
    source: 'fs/dax.c at 7.2; seen in the model, no report of a real kernel is known',
    testedIn: 'tests/races/lostWakeUps.ts',
    race: /^a page that is mapped again/,
  },
];
