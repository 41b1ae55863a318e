import type { Verdict } from '../runner/verdict.ts';
import type { DraftRecord } from './draftRecord.ts';
import { type KeptText, keepText } from './keptText.ts';
import { starterHash } from './starterHash.ts';

/** What the page has to tell or ask about the draft. */
export type Notice =
  | { readonly kind: 'restored' }
  | { readonly kind: 'starterChanged' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'otherTab'; readonly theirs: DraftRecord };

export type RunState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly source: string }
  | { readonly status: 'done'; readonly source: string; readonly verdict: Verdict };

/** Whether the browser keeps the draft; `waiting`: not while another tab's text is undecided. */
export type Saving = 'kept' | 'waiting' | 'full' | 'blocked';

/** Everything the exercise page knows; changed by `reduceWorkbench` only. */
export interface WorkbenchState {
  readonly starter: string;
  readonly text: string;
  /** Texts that were replaced, newest first. */
  readonly kept: readonly KeptText[];
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
  readonly run: RunState;
}

export type WorkbenchAction =
  | { readonly type: 'loaded'; readonly record: DraftRecord }
  | { readonly type: 'foundUnreadable'; readonly stored: string }
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'reset' }
  | { readonly type: 'undoReset' }
  | { readonly type: 'bringBack'; readonly text: string }
  | { readonly type: 'takeNewStarter' }
  | { readonly type: 'otherTabWrote'; readonly theirs: DraftRecord }
  | { readonly type: 'keepMine' }
  | { readonly type: 'takeTheirs' }
  | { readonly type: 'dismissNotice' }
  | { readonly type: 'saved'; readonly saving: Saving }
  | { readonly type: 'openHint' }
  | { readonly type: 'askSolution' }
  | { readonly type: 'showSolution' }
  | { readonly type: 'hideSolution' }
  | { readonly type: 'runStarted' }
  | { readonly type: 'runFinished'; readonly source: string; readonly verdict: Verdict };

/** The state of a page that has just been opened, before the stored draft is read. */
export function openWorkbench(options: {
  starter: string;
  hintCount: number;
  solved: boolean;
}): WorkbenchState {
  return {
    ...options,
    text: options.starter,
    kept: [],
    notice: null,
    saving: 'kept',
    hints: 0,
    attempts: 0,
    solution: 'hidden',
    revealed: false,
    run: { status: 'idle' },
  };
}

/** True when Reset was the last thing that replaced a text, so that it can be undone. */
export function canUndoReset(state: WorkbenchState): boolean {
  return state.kept[0]?.because === 'reset';
}

function replaceText(
  state: WorkbenchState,
  text: string,
  because: KeptText['because'],
): WorkbenchState {
  if (text === state.text) return state;
  const others = state.kept.filter((entry) => entry.text !== text);
  return { ...state, text, kept: keepText(others, state.text, because, state.starter) };
}

function mergeKept(state: WorkbenchState, theirs: DraftRecord): WorkbenchState {
  const foreign = [
    ...theirs.kept,
    ...Object.values(theirs.beside).map((text): KeptText => ({ text, because: 'otherTab' })),
  ].filter(
    (entry) =>
      entry.text !== state.text &&
      entry.text !== state.starter &&
      !state.kept.some((own) => own.text === entry.text),
  );
  return { ...state, kept: [...state.kept, ...foreign] };
}

function load(state: WorkbenchState, record: DraftRecord): WorkbenchState {
  const changed = record.starterHash !== starterHash(state.starter);
  const restored: WorkbenchState = {
    ...state,
    text: record.text,
    hints: Math.min(record.hints, state.hintCount),
    attempts: record.attempts,
    revealed: record.solutionShown,
    notice:
      record.text === state.starter ? null : { kind: changed ? 'starterChanged' : 'restored' },
  };
  return mergeKept(restored, record);
}

function finish(state: WorkbenchState, source: string, verdict: Verdict): WorkbenchState {
  return {
    ...state,
    run: { status: 'done', source, verdict },
    attempts: state.attempts + (verdict.kind === 'fault' ? 0 : 1),
    solved: state.solved || verdict.kind === 'pass',
  };
}

/**
 * The next state. No action but `edited` makes a text unreachable: what it replaces is kept, and
 * `edited` replaces only what the editor itself can undo.
 */
export function reduceWorkbench(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'loaded':
      return load(state, action.record);
    case 'foundUnreadable':
      return {
        ...state,
        notice: { kind: 'unreadable' },
        kept: keepText(state.kept, action.stored, 'unreadable', state.starter),
      };
    case 'edited':
      return action.text === state.text ? state : { ...state, text: action.text };
    case 'reset':
      return replaceText(state, state.starter, 'reset');
    case 'undoReset': {
      const [last] = state.kept;
      return last?.because === 'reset' ? replaceText(state, last.text, 'broughtBack') : state;
    }
    case 'bringBack':
      return state.kept.some((entry) => entry.text === action.text)
        ? replaceText(state, action.text, 'broughtBack')
        : state;
    case 'takeNewStarter':
      return { ...replaceText(state, state.starter, 'newStarter'), notice: null };
    case 'otherTabWrote':
      return { ...state, notice: { kind: 'otherTab', theirs: action.theirs }, saving: 'waiting' };
    case 'keepMine': {
      if (state.notice?.kind !== 'otherTab') return state;
      const { theirs } = state.notice;
      const kept = keepText(state.kept, theirs.text, 'otherTab', state.starter);
      return mergeKept({ ...state, kept, notice: null, saving: 'kept' }, theirs);
    }
    case 'takeTheirs': {
      if (state.notice?.kind !== 'otherTab') return state;
      const { theirs } = state.notice;
      const taken = replaceText(state, theirs.text, 'otherTab');
      return mergeKept({ ...taken, notice: null, saving: 'kept' }, theirs);
    }
    case 'dismissNotice':
      return state.notice?.kind === 'otherTab' ? state : { ...state, notice: null };
    case 'saved':
      return { ...state, saving: action.saving };
    case 'openHint':
      return { ...state, hints: Math.min(state.hints + 1, state.hintCount) };
    case 'askSolution':
      return state.attempts > 0 || state.solved || state.revealed
        ? { ...state, solution: 'shown', revealed: true }
        : { ...state, solution: 'confirming' };
    case 'showSolution':
      return { ...state, solution: 'shown', revealed: true };
    case 'hideSolution':
      return { ...state, solution: 'hidden' };
    case 'runStarted':
      return { ...state, run: { status: 'running', source: state.text } };
    case 'runFinished':
      return finish(state, action.source, action.verdict);
  }
}
