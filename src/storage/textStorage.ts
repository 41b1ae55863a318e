/**
 * The part of `Storage` that the reader's work needs.
 *
 * It is the browser's localStorage and nothing else: a draft has to be stored before a run and while
 * a page goes away, and only localStorage is synchronous; a transaction of IndexedDB that starts in
 * `pagehide` may never end. Its 5 million characters hold about 1,500 texts of an exercise.
 */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Opens a storage; it is a function because reading `localStorage` throws where it is blocked. */
export type OpenStorage = () => TextStorage;

/** Set on the root element by the page's first script when the browser's storage is blocked. */
const BLOCKED = 'storageBlocked';

/**
 * The browser's storage for this site.
 *
 * @throws where the browser blocks it
 */
export function browserStorage(): TextStorage {
  if (BLOCKED in document.documentElement.dataset) throw new Error('The storage is blocked');
  return localStorage;
}
