import { pgmapStable } from './pgmapStable.ts';
import { countIsHolders } from './countIsHolders.ts';
import { noResurrection } from './noResurrection.ts';
import { freedOnce } from './freedOnce.ts';
import { idleWakes } from './idleWakes.ts';
import { sameAddress } from './sameAddress.ts';
import { countCoversMappings } from './countCoversMappings.ts';
import { associationsAgree } from './associationsAgree.ts';
import { unmapBeforeScan } from './unmapBeforeScan.ts';
import { grabThenRecheck } from './grabThenRecheck.ts';
import { teardownOrder } from './teardownOrder.ts';
import { pgmapBalance } from './pgmapBalance.ts';
import { pinsSymmetric } from './pinsSymmetric.ts';
import { headHasCounts } from './headHasCounts.ts';
import { oneMeaningAWord } from './oneMeaningAWord.ts';
import { noReuseWhileHeld } from './noReuseWhileHeld.ts';
import { entryUntilIdle } from './entryUntilIdle.ts';
import type { Invariant } from './invariant.ts';

/** The invariants of page references, I1 to I17, in order. */
export const invariants: readonly Invariant[] = [
  pgmapStable,
  countIsHolders,
  noResurrection,
  freedOnce,
  idleWakes,
  sameAddress,
  countCoversMappings,
  associationsAgree,
  unmapBeforeScan,
  grabThenRecheck,
  teardownOrder,
  pgmapBalance,
  pinsSymmetric,
  headHasCounts,
  oneMeaningAWord,
  noReuseWhileHeld,
  entryUntilIdle,
];
