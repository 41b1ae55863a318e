import type { KnownCase } from '../knownCase.ts';
import { chainCases } from './chainCases.ts';
import { deviceCases } from './deviceCases.ts';
import { ownerCases } from './ownerCases.ts';
import { removalCases } from './removalCases.ts';
import { sharingCases } from './sharingCases.ts';
import { signalCases } from './signalCases.ts';

/** The cases of the list on memory failure that a run decides. */
export const memoryFailureCases: readonly KnownCase[] = [
  ...chainCases,
  ...ownerCases,
  ...deviceCases,
  ...signalCases,
  ...removalCases,
  ...sharingCases,
];
