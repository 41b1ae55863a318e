import { parseStorageKey } from '../storage/storageKey.ts';

interface WatchOptions {
  readonly slug: string;
  /** The page may be about to go away: store what is not stored. */
  readonly onLeave: () => void;
  /** Another tab may have stored something for this page. */
  readonly onChange: () => void;
}

/** Watches for the page going away, and for what other tabs store for an exercise. */
export function watchStorage({ slug, onLeave, onChange }: WatchOptions): void {
  addEventListener('pagehide', onLeave);
  // A page that comes back from the browser's back-forward cache has missed every event.
  addEventListener('pageshow', (event) => {
    if (event.persisted) onChange();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') onLeave();
    else onChange();
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key === null || newValue === null) return;
    if (parseStorageKey(key)?.slug === slug) onChange();
  });
}
