import { gupAgainstInvalidation } from './gupAgainstInvalidation.ts';
import { holderRaces } from './holderRaces.ts';
import { lostWakeUps } from './lostWakeUps.ts';
import type { KnownRace } from './race.ts';
import { removalRaces } from './removalRaces.ts';

export const knownRaces: readonly KnownRace[] = [
  ...gupAgainstInvalidation,
  ...holderRaces,
  ...lostWakeUps,
  ...removalRaces,
];
