import type { TextStorage } from './textStorage.ts';

/** What a stored item is: a draft, an earlier text, or a mark of progress. */
export type StoredKind = 'draft' | 'kept' | 'solved' | 'tried';

/** What the name of a stored item says. */
export interface StoredName {
  readonly kind: StoredKind;
  /** `PART/SLUG` of the exercise. */
  readonly slug: string;
  /** Null in items of the first format, which had one item for an exercise. */
  readonly id: string | null;
}

const PATTERN = /^whp:(draft|kept|solved|tried):([^:]+)(?::([^:]+))?$/;

/** The name under which an item is stored. */
export function storageKey(kind: StoredKind, slug: string, id: string): string {
  return `whp:${kind}:${slug}:${id}`;
}

/** Reads the name of a stored item; null when it is not one of ours. */
export function parseStorageKey(key: string): StoredName | null {
  const [, kind, slug, id] = PATTERN.exec(key) ?? [];
  return kind === undefined || slug === undefined
    ? null
    : { kind: kind as StoredKind, slug, id: id ?? null };
}

/** The names of all items in a storage. */
export function storedKeys(storage: TextStorage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key) => key !== null,
  );
}
