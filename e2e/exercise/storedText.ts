import type { Page } from 'playwright-core';
import { type DraftRecord, readDraft } from '../../src/storage/draftRecord.ts';
import { latestDrafts } from '../../src/storage/storedExercise.ts';

/** The drafts of an exercise that the browser's storage holds, the newest first. */
export async function storedDrafts(page: Page, slug: string): Promise<readonly DraftRecord[]> {
  const items = await page.evaluate(() => Object.entries({ ...localStorage }));
  const drafts = items
    .filter(([key]) => key.startsWith(`whp:draft:${slug}`))
    .flatMap(([, stored]) => readDraft(String(stored))?.record ?? []);
  return latestDrafts(drafts);
}

/** The text of the newest draft of an exercise in the browser's storage, if there is one. */
export async function storedText(page: Page, slug: string): Promise<string | undefined> {
  const [newest] = await storedDrafts(page, slug);
  return newest?.text;
}
