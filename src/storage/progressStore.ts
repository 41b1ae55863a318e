import { parseStorageKey, storageKey, storedKeys } from './storageKey.ts';
import type { OpenStorage, TextStorage } from './textStorage.ts';

/**
 * How far a reader got with an exercise: `older` is a pass of another version of it, `tried` a run
 * that came to a verdict. Null: none of them, or the storage is blocked.
 */
export type Progress = 'solved' | 'older' | 'tried' | null;

/** An exercise in the version that the page carries. */
export interface ExerciseVersion {
  /** `PART/SLUG`. */
  readonly slug: string;
  /** See `exerciseVersion`. */
  readonly version: string;
}

/** Reads the progress of any exercise; looks through the storage once. */
export function readProgress(storage: TextStorage): (exercise: ExerciseVersion) => Progress {
  const keys = storedKeys(storage);
  const solved = new Set<string>();
  const tried = new Set<string>();
  for (const key of keys) {
    const name = parseStorageKey(key);
    if (name?.kind === 'solved') solved.add(name.slug);
    if (name?.kind === 'tried') tried.add(name.slug);
  }
  const all = new Set(keys);
  return ({ slug, version }) => {
    if (all.has(storageKey('solved', slug, version))) return 'solved';
    if (solved.has(slug)) return 'older';
    return tried.has(slug) ? 'tried' : null;
  };
}

/** The progress of one exercise. */
export function progressOf(exercise: ExerciseVersion, storage: OpenStorage): Progress {
  try {
    return readProgress(storage())(exercise);
  } catch {
    return null;
  }
}

/**
 * Remembers that an exercise was run or has passed. Each version has an item of its own, so that no
 * tab, of whichever version of the site, takes a pass away. False: the browser would not store it.
 */
export function rememberProgress(
  kind: 'solved' | 'tried',
  { slug, version }: ExerciseVersion,
  storage: OpenStorage,
): boolean {
  try {
    const key = storageKey(kind, slug, version);
    const target = storage();
    if (target.getItem(key) === null) target.setItem(key, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}
