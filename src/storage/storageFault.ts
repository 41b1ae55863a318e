/** Why the browser did not store something. */
export type StorageFault = 'full' | 'blocked';

/** What an error of the browser's storage means. */
export function storageFault(error: unknown): StorageFault {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
}
