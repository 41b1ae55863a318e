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
  // By exercise in one go: a file that was imported can have brought thousands.
  const keysOf = new Map<string, string[]>();
  for (const key of storedKeys(storage)) {
    const name = parseStorageKey(key);
    if (name === null) continue;
    const keys = keysOf.get(name.slug);
    if (keys) keys.push(key);
    else keysOf.set(name.slug, [key]);
  }
  const slugs = [...keysOf].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    slugs.map(([slug, keys]) => {
      const { drafts, kept, unreadable } = readStoredExercise(storage, slug, keys);
      const work: ExerciseWork = {
        drafts: latestDrafts(drafts.map(({ record }) => record)),
        kept,
        solved: versionsIn(storage, keys, 'solved'),
        tried: versionsIn(storage, keys, 'tried'),
        unreadable,
      };
      return [slug, work];
    }),
  );
}

function versionsIn(
  storage: TextStorage,
  keys: readonly string[],
  kind: 'solved' | 'tried',
): Versions {
  const entries = keys.flatMap((key): [string, number][] => {
    const name = parseStorageKey(key);
    if (name?.kind !== kind) return [];
    const { id } = name;
    return [[id ?? UNKNOWN_VERSION, (id !== null && Number(storage.getItem(key))) || 0]];
  });
  return Object.fromEntries(entries);
}
