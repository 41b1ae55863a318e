import { type DraftRecord, readDraft } from './draftRecord.ts';
import { keptRecord } from './keptRecord.ts';
import type { KeptText } from './keptText.ts';
import { newestFirst } from './newestFirst.ts';
import { parseJson } from './parseJson.ts';
import { parseStorageKey, storedKeys } from './storageKey.ts';
import type { TextStorage } from './textStorage.ts';

/** An item of the storage, as it was read. */
export interface StoredItem {
  readonly key: string;
  readonly stored: string;
}

/** A draft and the item that holds it. */
export interface StoredDraft extends StoredItem {
  readonly record: DraftRecord;
}

/** All that a storage holds of one exercise's texts. */
export interface StoredExercise {
  readonly drafts: readonly StoredDraft[];
  /** Each text once, the newest first. */
  readonly kept: readonly KeptText[];
  /** The items of the earlier texts; a text may be in several. */
  readonly keptItems: readonly (StoredItem & { readonly text: string })[];
  /** Items that are damaged or newer than this site. */
  readonly unreadable: readonly StoredItem[];
}

/** The drafts that no other one goes on from, the newest first. More than one: tabs disagree. */
export function latestDrafts(drafts: readonly DraftRecord[]): readonly DraftRecord[] {
  const goneOnFrom = new Set(drafts.flatMap(({ parents }) => parents));
  return drafts.filter(({ id }) => !goneOnFrom.has(id)).sort(newestFirst);
}

/**
 * Reads the texts that a storage holds of an exercise.
 *
 * @param keys where they may be: everywhere, unless told.
 */
export function readStoredExercise(
  storage: TextStorage,
  slug: string,
  keys: readonly string[] = storedKeys(storage),
): StoredExercise {
  const drafts: StoredDraft[] = [];
  const kept: KeptText[] = [];
  const keptItems: (StoredItem & { text: string })[] = [];
  const unreadable: StoredItem[] = [];
  for (const key of keys) {
    const name = parseStorageKey(key);
    if (name?.slug !== slug) continue;
    const stored = storage.getItem(key);
    if (stored === null) continue;
    if (name.kind === 'draft') {
      const read = readDraft(stored);
      if (read === null) unreadable.push({ key, stored });
      else {
        drafts.push({ key, stored, record: read.record });
        for (const entry of read.kept) kept.push(entry);
      }
    } else if (name.kind === 'kept') {
      const read = keptRecord.safeParse(parseJson(stored));
      if (!read.success) unreadable.push({ key, stored });
      else {
        kept.push(read.data);
        keptItems.push({ key, stored, text: read.data.text });
      }
    }
  }
  const byText = new Map(
    kept
      .sort(newestFirst)
      .toReversed()
      .map((entry) => [entry.text, entry]),
  );
  return { drafts, kept: [...byText.values()].sort(newestFirst), keptItems, unreadable };
}
