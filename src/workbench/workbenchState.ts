import type { Verdict } from '../runner/verdict.ts';
import { contentHash } from '../storage/contentHash.ts';
import type { DraftRecord } from '../storage/draftRecord.ts';
import type { Draft } from '../storage/draftStore.ts';
import { KEPT_WITHOUT_QUESTION, type KeptText } from '../storage/keptText.ts';
import type { Progress } from '../storage/readProgress.ts';

/** What the page has to tell or ask about the draft. */
export type Notice =
  | { readonly kind: 'restored' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'otherTab'; readonly theirs: DraftRecord };

export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly source: string }
  | { readonly status: 'done'; readonly source: string; readonly verdict: Verdict };

/** Whether the browser keeps the draft. */
export type Saving = 'kept' | 'full' | 'blocked';

/** Everything the exercise page knows; changed by reduceWorkbench() only. */
export interface WorkbenchState {
  readonly starter: string;
  readonly text: string;
  /** The content hash of the starter that the text began from, or was compared with last. */
  readonly begunFrom: string;
  /** Texts that were replaced, newest first. */
  readonly kept: readonly KeptText[];
  /** So many earlier texts may stay before the page asks whether to drop the oldest. */
  readonly keptLimit: number;
  readonly notice: Notice | null;
  readonly saving: Saving;
  /** How many of the hints are open. */
  readonly hints: number;
  readonly hintCount: number;
  /** Runs that ended with a verdict about the reader's code. */
  readonly attempts: number;
  readonly solution: 'hidden' | 'confirming' | 'shown';
  /** Whether the reader has seen the solution, now or earlier. */
  readonly revealed: boolean;
  readonly solved: boolean;
  /** Whether another version of the exercise has passed, and this one has not. */
  readonly solvedOlder: boolean;
  readonly run: RunState;
}

/** The state of a page that has just been opened, before the stored draft is read. */
export function openWorkbench(options: {
  starter: string;
  hintCount: number;
  progress: Progress;
}): WorkbenchState {
  const { starter, hintCount, progress } = options;
  return {
    starter,
    hintCount,
    text: starter,
    begunFrom: contentHash(starter),
    kept: [],
    keptLimit: KEPT_WITHOUT_QUESTION,
    notice: null,
    saving: 'kept',
    hints: 0,
    attempts: 0,
    solution: 'hidden',
    revealed: false,
    solved: progress === 'solved',
    solvedOlder: progress === 'older',
    run: { status: 'idle' },
  };
}

/** True when Reset was the last thing that replaced a text, so that it can be undone. */
export function canUndoReset(state: WorkbenchState): boolean {
  return state.kept[0]?.because === 'reset';
}

/** True when the starter is another than the one that the draft began from. */
export function starterHasChanged(state: WorkbenchState): boolean {
  return state.text !== state.starter && state.begunFrom !== contentHash(state.starter);
}

/** How many earlier texts there are beyond what the page keeps without a question. */
export function keptTooMany(state: WorkbenchState): number {
  return Math.max(0, state.kept.length - state.keptLimit);
}

/** What of the state is stored as the draft. */
export function toDraft(state: WorkbenchState): Draft {
  return {
    starterHash: state.begunFrom,
    text: state.text,
    hints: state.hints,
    attempts: state.attempts,
    solutionShown: state.revealed,
  };
}
