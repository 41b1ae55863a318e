import { type DraftRecord, parseDraftRecord } from './draftRecord.ts';

/** What a tab wants stored; revision, tab and the other tabs' texts are the store's business. */
export type Draft = Omit<DraftRecord, 'version' | 'revision' | 'tab' | 'beside'>;

export type LoadResult =
  | { readonly status: 'none' }
  | { readonly status: 'draft'; readonly record: DraftRecord }
  | { readonly status: 'unreadable'; readonly stored: string }
  | { readonly status: 'blocked' };

export type SaveResult =
  | { readonly status: 'saved' }
  | { readonly status: 'conflict'; readonly theirs: DraftRecord }
  | { readonly status: 'full' }
  | { readonly status: 'blocked' };

/** The part of `Storage` that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** The drafts of one exercise, as one tab sees them. */
export interface DraftStore {
  readonly key: string;
  load(): LoadResult;
  /**
   * Stores the draft, unless another tab has stored a different text since this tab last read or
   * wrote. Then the other text stays, this one is stored beside it, and the caller has to ask.
   */
  save(draft: Draft): SaveResult;
  /** Accepts another tab's record as seen, so that the next save replaces it. */
  accept(theirs: DraftRecord): void;
}

function isQuotaError(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/**
 * Opens the drafts of one exercise. `storage` is a function because merely reading
 * `window.localStorage` throws where storage is blocked.
 */
export function openDraftStore(slug: string, tab: string, storage: () => DraftStorage): DraftStore {
  const key = `whp:draft:${slug}`;
  let seenRevision = 0;

  const read = (): DraftRecord | string | null => {
    const stored = storage().getItem(key);
    return stored === null ? null : (parseDraftRecord(stored) ?? stored);
  };

  const write = (record: DraftRecord): void => {
    storage().setItem(key, JSON.stringify(record));
  };

  return {
    key,
    load() {
      try {
        const stored = read();
        if (stored === null) return { status: 'none' };
        if (typeof stored === 'string') return { status: 'unreadable', stored };
        seenRevision = stored.revision;
        return { status: 'draft', record: stored };
      } catch {
        return { status: 'blocked' };
      }
    },
    save(draft) {
      try {
        const found = read();
        const stored = typeof found === 'string' ? null : found;
        const revision = Math.max(stored?.revision ?? 0, seenRevision) + 1;
        const foreign = stored !== null && stored.revision > seenRevision && stored.tab !== tab;
        if (foreign && stored.text !== draft.text) {
          const theirs = { ...stored, beside: { ...stored.beside, [tab]: draft.text } };
          write(theirs);
          return { status: 'conflict', theirs };
        }
        const beside = Object.entries(stored?.beside ?? {}).filter(
          ([from, text]) => from !== tab && !draft.kept.some((kept) => kept.text === text),
        );
        write({ ...draft, version: 1, revision, tab, beside: Object.fromEntries(beside) });
        seenRevision = revision;
        return { status: 'saved' };
      } catch (error) {
        return { status: isQuotaError(error) ? 'full' : 'blocked' };
      }
    },
    accept(theirs) {
      seenRevision = Math.max(seenRevision, theirs.revision);
    },
  };
}
