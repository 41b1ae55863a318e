import { type ExerciseVersion, type Progress, readProgress } from './readProgress.ts';
import { storageKey, storedKeys } from './storageKey.ts';
import type { OpenStorage } from './textStorage.ts';

/** The progress of an exercise; null too where the storage is blocked. */
export function progressOf(exercise: ExerciseVersion, storage: OpenStorage): Progress {
  try {
    return readProgress(storedKeys(storage()), exercise);
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
