import type { DraftStore } from '../storage/draftStore.ts';
import type { WorkbenchAction } from './reduceWorkbench.ts';
import { toDraft, type WorkbenchState } from './workbenchState.ts';

const SAVE_DELAY_MS = 400;

interface DraftKeeper {
  /** Reads the stored draft into the state. */
  restore(): void;
  /** Stores the draft within 0.4 s, however long the typing goes on. */
  saveSoon(): void;
  /** Stores the draft now. */
  saveNow(): void;
  /** Looks at what other tabs have stored since. */
  look(): void;
  /** Answers the question about another tab; the draft then goes on from both. */
  decide(choice: 'keepMine' | 'takeTheirs'): void;
  /** Drops the earlier texts beyond those that stay without a question. */
  dropOldest(): void;
}

interface KeeperOptions {
  readonly store: DraftStore;
  readonly getState: () => WorkbenchState;
  readonly dispatch: (action: WorkbenchAction) => void;
}

/** Keeps the reader's draft in the browser's storage, beside those of other tabs. */
export function draftKeeper({ store, getState, dispatch }: KeeperOptions): DraftKeeper {
  const wanted = (): string => JSON.stringify([toDraft(getState()), getState().kept]);
  let lastSaved = wanted();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (others: Parameters<DraftStore['accept']>[0]): void => {
    const { notice, text } = getState();
    store.accept(others.filter((other) => other.text === text));
    const [theirs] = others.filter((other) => other.text !== text);
    if (theirs === undefined) return;
    if (notice?.kind === 'otherTab' && notice.theirs.id === theirs.id) return;
    dispatch({ type: 'otherTabWrote', theirs });
  };

  const saveNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const wants = wanted();
    if (wants === lastSaved) return;
    const result = store.save(toDraft(getState()), getState().kept);
    const saving = result.status === 'saved' ? 'kept' : result.status;
    if (saving !== getState().saving) dispatch({ type: 'saved', saving });
    if (result.status !== 'saved') return;
    lastSaved = wants;
    ask(result.others);
  };

  return {
    restore() {
      const found = store.find();
      if (found.status === 'blocked') {
        dispatch({ type: 'saved', saving: 'blocked' });
        return;
      }
      store.accept(found.others.slice(0, 1));
      dispatch({ type: 'loaded', found });
      lastSaved = wanted();
    },
    saveNow,
    saveSoon() {
      timer ??= setTimeout(saveNow, SAVE_DELAY_MS);
    },
    look() {
      const found = store.find();
      if (found.status === 'blocked') return;
      dispatch({ type: 'foundKept', kept: found.kept });
      ask(found.others);
    },
    decide(choice) {
      const { notice } = getState();
      if (notice?.kind === 'otherTab') store.accept([notice.theirs]);
      dispatch({ type: choice });
      lastSaved = '';
      saveNow();
    },
    dropOldest() {
      const before = getState().kept;
      dispatch({ type: 'dropOldest' });
      const left = getState().kept;
      store.drop(before.filter((entry) => !left.includes(entry)).map(({ text }) => text));
      saveNow();
    },
  };
}
