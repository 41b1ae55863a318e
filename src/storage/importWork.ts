import { changeItems } from './changeItems.ts';
import type { DraftRecord } from './draftRecord.ts';
import { toKeptRecord } from './keptRecord.ts';
import type { KeptText } from './keptText.ts';
import { recordId } from './recordId.ts';
import { type Settings, settingKeys } from './settings.ts';
import { parseStorageKey, storageKey } from './storageKey.ts';
import { readStoredExercise, type StoredItem } from './storedExercise.ts';
import type { TextStorage } from './textStorage.ts';
import { type ExerciseWork, NO_WORK, readWork, type Versions, type Work } from './work.ts';

/** An exercise whose draft in the browser and in the file are two different texts. */
export interface DraftChoice {
  readonly slug: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Which draft an exercise goes on with; the other becomes an earlier text. */
export type Choice = 'mine' | 'file';

/** The exercises for which the reader has to choose, before a file is imported. */
export function choicesOf(mine: Work, file: Work): readonly DraftChoice[] {
  return [...file].flatMap(
    ([
      slug,
      {
        drafts: [theirs],
      },
    ]) => {
      const own = mine.get(slug)?.drafts[0];
      return own === undefined || theirs === undefined || own.text === theirs.text
        ? []
        : [{ slug, mine: own.text, theirs: theirs.text }];
    },
  );
}

/**
 * Adds the work of a file to a storage, all of it or nothing. No text of either is lost: what is not
 * the draft afterwards is an earlier text, and what could not be read stands beside what is there.
 * A setting of the file counts where the storage has none.
 *
 * @throws what the storage throws when it is full or blocked; then it is as it was
 */
export function importWork(
  storage: TextStorage,
  file: Work,
  choices: ReadonlyMap<string, Choice>,
  now: number,
  settings: Settings = {},
): void {
  const added: StoredItem[] = [];
  const removed: StoredItem[] = [];
  const all = readWork(storage);
  for (const [slug, theirs] of file) {
    const mine = all.get(slug) ?? NO_WORK;
    const stored = readStoredExercise(storage, slug).drafts;
    const held = new Set(mine.kept.map(({ text }) => text));
    const keep = (entry: KeptText): void => {
      if (held.has(entry.text)) return;
      held.add(entry.text);
      const value = JSON.stringify(toKeptRecord({ ...entry, at: entry.at || now }));
      added.push({ key: storageKey('kept', slug, recordId()), stored: value });
    };
    const newest = theirs.drafts[0];
    const replaces = mine.drafts.length === 0 || choices.get(slug) === 'file';
    if (newest !== undefined && replaces && newest.text !== mine.drafts[0]?.text) {
      const record: DraftRecord = {
        ...newest,
        id: recordId(),
        parents: stored.map(({ record: { id } }) => id),
        at: Math.max(now, ...stored.map(({ record: { at } }) => at + 1)),
      };
      added.push({ key: storageKey('draft', slug, record.id), stored: JSON.stringify(record) });
      removed.push(...stored);
      // A draft of the first format has earlier texts in it, which end with it.
      held.clear();
      for (const { text } of readStoredExercise(storage, slug).keptItems) held.add(text);
      for (const entry of mine.kept) keep(entry);
      for (const { text } of mine.drafts) keep({ text, because: 'imported', at: now });
      held.add(newest.text);
    } else {
      for (const { text } of mine.drafts) held.add(text);
    }
    for (const { text } of theirs.drafts) keep({ text, because: 'imported', at: now });
    for (const entry of theirs.kept) keep(entry);
    const addVersions = (kind: 'solved' | 'tried', versions: Versions): void => {
      for (const [version, at] of Object.entries(versions)) {
        added.push({ key: storageKey(kind, slug, version), stored: String(at) });
      }
    };
    addVersions('solved', theirs.solved);
    addVersions('tried', theirs.tried);
    for (const item of unreadableBeside(storage, slug, theirs, mine)) added.push(item);
  }
  for (const key of settingKeys) {
    const stored = settings[key];
    if (stored !== undefined) added.push({ key, stored });
  }
  changeItems(storage, added, removed);
}

/** Items that could not be read, under names that nothing has: an item of the same name may be another text. */
function unreadableBeside(
  storage: TextStorage,
  slug: string,
  theirs: ExerciseWork,
  mine: ExerciseWork,
): readonly StoredItem[] {
  const held = new Set(mine.unreadable.map(({ stored }) => stored));
  return theirs.unreadable
    .filter(({ stored }) => !held.has(stored))
    .map(({ key, stored }) => {
      const name = parseStorageKey(key);
      const free = name?.slug === slug && storage.getItem(key) === null;
      const kind = name?.kind === 'kept' ? 'kept' : 'draft';
      return { key: free ? key : storageKey(kind, slug, recordId()), stored };
    });
}
