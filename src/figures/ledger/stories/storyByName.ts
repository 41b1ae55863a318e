import type { LedgerData } from '../ledgerData.ts';
import { batchPut } from './batchPut.ts';
import { countedMappings } from './countedMappings.ts';
import { firstReference } from './firstReference.ts';
import { gupKinds } from './gupKinds.ts';
import { heldAndUnmapped } from './heldAndUnmapped.ts';
import { idleAtOne } from './idleAtOne.ts';
import { lentPage } from './lentPage.ts';
import { pageOfTwoMebibytes } from './pageOfTwoMebibytes.ts';
import { removalOfLentMemory } from './removalOfLentMemory.ts';
import { removalUnderReference } from './removalUnderReference.ts';
import { unpinned } from './unpinned.ts';

/** A story: what happens to one page, played at any release. */
export type LedgerStory = (release: string) => LedgerData;

export const storyByName = {
  batchPut,
  countedMappings,
  firstReference,
  gupKinds,
  heldAndUnmapped,
  idleAtOne,
  lentPage,
  pageOfTwoMebibytes,
  removalOfLentMemory,
  removalUnderReference,
  unpinned,
} satisfies Record<string, LedgerStory>;

export type StoryName = keyof typeof storyByName;
