import type { TextStorage } from '../../../src/storage/textStorage.ts';

/** A storage with a quota in characters, as browsers count it. */
export function memoryStorage(quota = Number.POSITIVE_INFINITY): TextStorage & {
  readonly items: Map<string, string>;
} {
  const items = new Map<string, string>();
  const used = (): number =>
    [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    items,
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      const former = items.get(key);
      items.set(key, value);
      if (used() <= quota) return;
      if (former === undefined) items.delete(key);
      else items.set(key, former);
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
}
