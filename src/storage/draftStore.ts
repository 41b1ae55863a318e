import type { DraftRecord } from './draftRecord.ts';
import { toKeptRecord } from './keptRecord.ts';
import type { KeptText } from './keptText.ts';
import { recordId } from './recordId.ts';
import { type StorageFault, storageFault } from './storageFault.ts';
import { storageKey } from './storageKey.ts';
import { latestDrafts, readStoredExercise, type StoredExercise } from './storedExercise.ts';
import type { OpenStorage } from './textStorage.ts';

/** What a tab wants stored; ids, parents and times are the store's business. */
export type Draft = Omit<DraftRecord, 'version' | 'id' | 'parents' | 'at'>;

/** What is stored of an exercise, as one tab found it. */
export interface Found {
  readonly status: 'found';
  /** The drafts that this tab has not accepted, the newest first. */
  readonly others: readonly DraftRecord[];
  readonly kept: readonly KeptText[];
  /** Items that are damaged or newer than this site; saving leaves them alone. */
  readonly unreadable: readonly string[];
}

export type FindResult = Found | { readonly status: 'blocked' };

export type SaveResult =
  | { readonly status: 'saved'; readonly others: readonly DraftRecord[] }
  | { readonly status: StorageFault };

/** The drafts of one exercise, as one tab sees them. */
export interface DraftStore {
  /** Reads what is stored. */
  find(): FindResult;
  /** Takes drafts as seen: the next save goes on from them, and they end with it. */
  accept(drafts: readonly DraftRecord[]): void;
  /**
   * Stores the earlier texts, then the draft, as a new record. Only records that this tab has
   * accepted end with it. Whatever other tabs have stored since stays, and is returned.
   */
  save(draft: Draft, kept: readonly KeptText[]): SaveResult;
  /** Drops earlier texts for good. */
  drop(texts: readonly string[]): void;
}

interface StoreOptions {
  readonly slug: string;
  readonly storage: OpenStorage;
  readonly now?: () => number;
  readonly newId?: () => string;
}

/**
 * Opens the drafts of one exercise for one tab.
 *
 * A browser gives the tabs of a site no lock that a synchronous save could hold, and a tab may read
 * what another has replaced a moment ago. So no tab changes an item: it adds its own and removes
 * those whose text it has taken up.
 */
export function openDraftStore(options: StoreOptions): DraftStore {
  const { slug, storage, now = Date.now, newId = recordId } = options;
  const accepted = new Set<string>();

  const read = (): StoredExercise => readStoredExercise(storage(), slug);
  const othersIn = (found: StoredExercise): readonly DraftRecord[] =>
    latestDrafts(found.drafts.map(({ record }) => record)).filter(({ id }) => !accepted.has(id));

  return {
    find() {
      try {
        const found = read();
        return {
          status: 'found',
          others: othersIn(found),
          kept: found.kept,
          unreadable: found.unreadable.map(({ stored }) => stored),
        };
      } catch {
        return { status: 'blocked' };
      }
    },
    accept(drafts) {
      for (const { id } of drafts) accepted.add(id);
    },
    save(draft, kept) {
      try {
        const target = storage();
        const found = read();
        for (const { id, text } of othersIn(found)) if (text === draft.text) accepted.add(id);
        const storedTexts = new Set(found.keptItems.map(({ text }) => text));
        // What is found has texts that stand in a draft of the first format only.
        const entries = [...kept, ...found.kept];
        let at = now();
        for (const entry of entries.toReversed()) {
          // An entry with a time was stored; where it is gone, the reader has dropped it.
          if (entry.at > 0 || storedTexts.has(entry.text)) continue;
          storedTexts.add(entry.text);
          const record = toKeptRecord({ ...entry, at });
          target.setItem(storageKey('kept', slug, newId()), JSON.stringify(record));
          at += 1;
        }
        const parents = found.drafts.filter(({ record }) => accepted.has(record.id));
        const newest = Math.max(0, ...found.drafts.map(({ record }) => record.at));
        const record: DraftRecord = {
          ...draft,
          version: 2,
          id: newId(),
          parents: parents.map((parent) => parent.record.id),
          at: Math.max(now(), newest + 1),
        };
        target.setItem(storageKey('draft', slug, record.id), JSON.stringify(record));
        accepted.add(record.id);
        for (const { key, stored } of parents) {
          if (target.getItem(key) === stored) target.removeItem(key);
        }
        return { status: 'saved', others: othersIn(found) };
      } catch (error) {
        return { status: storageFault(error) };
      }
    },
    drop(texts) {
      try {
        const target = storage();
        for (const { key, text } of read().keptItems) {
          if (texts.includes(text)) target.removeItem(key);
        }
      } catch (error) {
        console.info('Earlier texts could not be dropped.', error);
      }
    },
  };
}
