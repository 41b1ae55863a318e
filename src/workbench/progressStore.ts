import type { DraftStorage } from './draftStore.ts';

const keyOf = (slug: string): string => `whp:solved:${slug}`;

/** Whether this browser has seen the exercise pass. False where storage is blocked. */
export function isSolved(slug: string, storage: () => DraftStorage): boolean {
  try {
    return storage().getItem(keyOf(slug)) === '1';
  } catch {
    return false;
  }
}

/** Remembers that the exercise passed; false when the browser would not store it. */
export function rememberSolved(slug: string, storage: () => DraftStorage): boolean {
  try {
    storage().setItem(keyOf(slug), '1');
    return true;
  } catch {
    return false;
  }
}
