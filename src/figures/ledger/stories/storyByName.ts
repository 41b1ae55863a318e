import type { LedgerData } from '../ledgerData.ts';
import { idleAtOne } from './idleAtOne.ts';
import { lentPage } from './lentPage.ts';

/** A story: what happens to one page, played at any release. */
export type LedgerStory = (release: string) => LedgerData;

export const storyByName = { idleAtOne, lentPage } satisfies Record<string, LedgerStory>;

export type StoryName = keyof typeof storyByName;
