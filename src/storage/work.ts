import type { KeptText } from './keptText.ts';
import { parseStorageKey, storedKeys } from './storageKey.ts';
import { latestDrafts, readStoredExercise, type StoredItem } from './storedExercise.ts';
import type { DraftRecord } from './draftRecord.ts';
import type { TextStorage } from './textStorage.ts';

/** Versions of an exercise, each with when it was first solved or tried, as milliseconds. */
export type Versions = Readonly<Record<string, number>>;

/** All of a reader's work on one exercise. */
export interface ExerciseWork {
  /** The newest first; more than one when tabs disagree. */
  readonly drafts: readonly DraftRecord[];
  readonly kept: readonly KeptText[];
  readonly solved: Versions;
  readonly tried: Versions;
  /** Items that are damaged or newer than this site. */
  readonly unreadable: readonly StoredItem[];
}

/** All of a reader's work, by `PART/SLUG`. */
export type Work = ReadonlyMap<string, ExerciseWork>;

/** An exercise on which nothing was done. */
export const NO_WORK: ExerciseWork = {
  drafts: [],
  kept: [],
  solved: {},
  tried: {},
  unreadable: [],
};

/** The first format did not say which version was solved: no exercise has this one. */
const UNKNOWN_VERSION = 'v1';

/** Reads everything that a storage holds of a reader's work. */
export function readWork(storage: TextStorage): Work {
  const names = storedKeys(storage).flatMap((key) => {
    const name = parseStorageKey(key);
    return name === null ? [] : [{ ...name, stored: storage.getItem(key) }];
  });
  const versionsOf = (slug: string, kind: 'solved' | 'tried'): Versions =>
    Object.fromEntries(
      names
        .filter((name) => name.slug === slug && name.kind === kind)
        .map(({ id, stored }) => [id ?? UNKNOWN_VERSION, (id !== null && Number(stored)) || 0]),
    );
  const slugs = [...new Set(names.map(({ slug }) => slug))].sort();
  return new Map(
    slugs.map((slug) => {
      const { drafts, kept, unreadable } = readStoredExercise(storage, slug);
      const work: ExerciseWork = {
        drafts: latestDrafts(drafts.map(({ record }) => record)),
        kept,
        solved: versionsOf(slug, 'solved'),
        tried: versionsOf(slug, 'tried'),
        unreadable,
      };
      return [slug, work];
    }),
  );
}
