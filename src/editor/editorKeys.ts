/** Whose key bindings the full editor follows. */
export type EditorKeys = 'standard' | 'vim' | 'emacs';

const STORED = 'whp:keys';
const ALL: readonly EditorKeys[] = ['standard', 'vim', 'emacs'];

/** The bindings that the reader chose here before; the standard ones where nothing is stored or can be. */
export function storedKeys(storage: () => Pick<Storage, 'getItem'>): EditorKeys {
  try {
    const stored = storage().getItem(STORED);
    return ALL.find((keys) => keys === stored) ?? 'standard';
  } catch {
    return 'standard';
  }
}

/** Remembers a choice of bindings; where the browser stores nothing it holds until the page is left. */
export function storeKeys(keys: EditorKeys, storage: () => Pick<Storage, 'setItem'>): void {
  try {
    storage().setItem(STORED, keys);
  } catch {
    // The choice works all the same, and nothing of the reader's is lost.
  }
}
