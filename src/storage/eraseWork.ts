import { changeItems } from './changeItems.ts';
import { parseStorageKey, storedKeys } from './storageKey.ts';
import type { StoredItem } from './storedExercise.ts';
import type { TextStorage } from './textStorage.ts';

/**
 * Removes the work on one exercise, or all of it when `slug` is null. What it returns can be put back
 * with `changeItems`.
 */
export function eraseWork(storage: TextStorage, slug: string | null): readonly StoredItem[] {
  const items = storedKeys(storage).flatMap((key): StoredItem[] => {
    const name = parseStorageKey(key);
    const stored = storage.getItem(key);
    const wanted = name !== null && (slug === null || name.slug === slug);
    return wanted && stored !== null ? [{ key, stored }] : [];
  });
  changeItems(storage, [], items);
  return items;
}
