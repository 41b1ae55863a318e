import type { TextStorage } from '../../../src/storage/textStorage.ts';
import { memoryStorage } from './memoryStorage.ts';

/** One storage as several processes of a browser see it. */
export interface SharedStorage {
  /** What has arrived at the browser. */
  readonly settled: TextStorage & { readonly items: ReadonlyMap<string, string> };
  /** The storage as one more process sees it: its own writes at once, the others' when delivered. */
  view(): View;
}

export interface View extends TextStorage {
  /** Lets so many writes of the others arrive here. */
  deliver(count: number): void;
}

/**
 * A storage of which each process holds a copy that lags behind, as Chromium's processes do: there is
 * no point in time at which all of them agree.
 */
export function sharedStorage(): SharedStorage {
  const settled = memoryStorage();
  const log: { readonly by: View; readonly key: string; readonly value: string | null }[] = [];
  const write = (to: TextStorage, key: string, value: string | null): void => {
    if (value === null) to.removeItem(key);
    else to.setItem(key, value);
  };
  return {
    settled,
    view() {
      const copy = memoryStorage();
      for (const [key, value] of settled.items) copy.setItem(key, value);
      let seen = log.length;
      const change = (key: string, value: string | null): void => {
        write(copy, key, value);
        write(settled, key, value);
        log.push({ by: view, key, value });
      };
      const view: View = {
        get length() {
          return copy.length;
        },
        key: (index) => copy.key(index),
        getItem: (key) => copy.getItem(key),
        setItem: (key, value) => change(key, value),
        removeItem: (key) => change(key, null),
        deliver(count) {
          for (const { by, key, value } of log.slice(seen, seen + count)) {
            if (by !== view) write(copy, key, value);
          }
          seen = Math.min(seen + count, log.length);
        },
      };
      return view;
    },
  };
}
