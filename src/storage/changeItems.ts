import type { StoredItem } from './storedExercise.ts';
import type { TextStorage } from './textStorage.ts';

/**
 * Adds items, all of them or none, and then removes others, unless they have changed since. An item
 * that is there already stays as it is.
 *
 * @throws what the storage throws; then it is as it was
 */
export function changeItems(
  storage: TextStorage,
  added: readonly StoredItem[],
  removed: readonly StoredItem[],
): void {
  const done: string[] = [];
  try {
    for (const { key, stored } of added) {
      if (storage.getItem(key) !== null) continue;
      storage.setItem(key, stored);
      done.push(key);
    }
  } catch (error) {
    for (const key of done) storage.removeItem(key);
    throw error;
  }
  for (const { key, stored } of removed) {
    if (storage.getItem(key) === stored) storage.removeItem(key);
  }
}
