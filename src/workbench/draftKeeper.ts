import { parseDraftRecord } from './draftRecord.ts';
import type { DraftStore } from './draftStore.ts';
import { toDraft } from './toDraft.ts';
import type { WorkbenchAction, WorkbenchState } from './workbenchState.ts';

const SAVE_DELAY_MS = 400;

interface DraftKeeper {
  /** Reads the stored draft into the state. */
  restore(): void;
  /** Stores the draft soon. */
  saveSoon(): void;
  /** Stores the draft now. */
  saveNow(): void;
  /** Answers the question about another tab: the next save may replace its text. */
  decide(choice: 'keepMine' | 'takeTheirs'): void;
}

interface KeeperOptions {
  readonly store: DraftStore;
  readonly tab: string;
  readonly getState: () => WorkbenchState;
  readonly dispatch: (action: WorkbenchAction) => void;
}

/** Keeps the reader's draft in the browser's storage and watches for other tabs. */
export function draftKeeper({ store, tab, getState, dispatch }: KeeperOptions): DraftKeeper {
  let storedHash: string | null = null;
  let lastSaved = JSON.stringify(toDraft(getState(), null));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const saveNow = (): void => {
    clearTimeout(timer);
    const draft = toDraft(getState(), storedHash);
    const wanted = JSON.stringify(draft);
    if (wanted === lastSaved) return;
    const result = store.save(draft);
    if (result.status === 'conflict') {
      dispatch({ type: 'otherTabWrote', theirs: result.theirs });
      return;
    }
    if (result.status === 'saved') lastSaved = wanted;
    const saving = result.status === 'saved' ? 'kept' : result.status;
    if (saving !== getState().saving) dispatch({ type: 'saved', saving });
  };

  const restore = (): void => {
    const loaded = store.load();
    if (loaded.status === 'draft') {
      storedHash = loaded.record.starterHash;
      dispatch({ type: 'loaded', record: loaded.record });
      lastSaved = JSON.stringify(toDraft(getState(), storedHash));
    } else if (loaded.status === 'unreadable') {
      dispatch({ type: 'foundUnreadable', stored: loaded.stored });
    } else if (loaded.status === 'blocked') {
      dispatch({ type: 'saved', saving: 'blocked' });
    }
  };

  addEventListener('pagehide', saveNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveNow();
  });
  addEventListener('storage', (event) => {
    if (event.key !== store.key || event.newValue === null) return;
    const theirs = parseDraftRecord(event.newValue);
    if (theirs === null || theirs.tab === tab) return;
    if (theirs.text === getState().text) store.accept(theirs);
    else dispatch({ type: 'otherTabWrote', theirs });
  });

  return {
    restore,
    saveNow,
    saveSoon() {
      clearTimeout(timer);
      timer = setTimeout(saveNow, SAVE_DELAY_MS);
    },
    decide(choice) {
      const { notice } = getState();
      if (notice?.kind === 'otherTab') store.accept(notice.theirs);
      dispatch({ type: choice });
      lastSaved = '';
      saveNow();
    },
  };
}
