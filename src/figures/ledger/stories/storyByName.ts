import type { LedgerData } from '../ledgerData.ts';
import { batchPut } from './batchPut.ts';
import { gupKinds } from './gupKinds.ts';
import { heldAndUnmapped } from './heldAndUnmapped.ts';
import { idleAtOne } from './idleAtOne.ts';
import { lentPage } from './lentPage.ts';
import { unpinned } from './unpinned.ts';

/** A story: what happens to one page, played at any release. */
export type LedgerStory = (release: string) => LedgerData;

export const storyByName = {
  batchPut,
  gupKinds,
  heldAndUnmapped,
  idleAtOne,
  lentPage,
  unpinned,
} satisfies Record<string, LedgerStory>;

export type StoryName = keyof typeof storyByName;
