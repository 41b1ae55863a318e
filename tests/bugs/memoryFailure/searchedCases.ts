import type { CaseElsewhere } from '../knownCase.ts';

/** Cases that a search over interleavings decides. */
export const searchedCases: readonly CaseElsewhere[] = [
  {
    number: 23,
    title: 'fs_put_dax() against the get of a new holder',
    observable: 'the new holder is in holder_data, and holder_ops is NULL',
    source: 'drivers/dax/super.c at 6.1, 6.12, 7.2; commit 7a6db2eb6d5d',
    testedIn: 'tests/races/holderRaces.ts',
  },
  {
    number: 24,
    title: 'Two plain reads of holder_ops against fs_put_dax(); kill_dax() waits for the reader',
    observable: 'a call through NULL',
    source: 'drivers/dax/super.c at 6.12, 7.2; commit 7ae9d15bdcde',
    testedIn: 'tests/races/holderRaces.ts',
  },
];
