import type { Verdict } from '../runner/verdict.ts';
import { contentHash } from '../storage/contentHash.ts';
import type { DraftRecord } from '../storage/draftRecord.ts';
import type { Found } from '../storage/draftStore.ts';
import { KEPT_WITHOUT_QUESTION, type KeptText, keepText } from '../storage/keptText.ts';
import { removedShare } from './removedShare.ts';
import type { Notice, Saving, WorkbenchState } from './workbenchState.ts';

/** What happens to an exercise page: what the reader does, and what storage and the run say. */
export type WorkbenchAction =
  | { readonly type: 'loaded'; readonly found: Found }
  | { readonly type: 'foundKept'; readonly kept: readonly KeptText[] }
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'reset' }
  | { readonly type: 'undoReset' }
  | { readonly type: 'bringBack'; readonly text: string }
  | { readonly type: 'takeNewStarter' }
  | { readonly type: 'keepOldStarter' }
  | { readonly type: 'otherTabWrote'; readonly theirs: DraftRecord }
  | { readonly type: 'keepMine' }
  | { readonly type: 'takeTheirs' }
  | { readonly type: 'dismissNotice' }
  | { readonly type: 'dropOldest' }
  | { readonly type: 'keepOldest' }
  | { readonly type: 'saved'; readonly saving: Saving }
  | { readonly type: 'openHint' }
  | { readonly type: 'askSolution' }
  | { readonly type: 'showSolution' }
  | { readonly type: 'hideSolution' }
  | { readonly type: 'runStarted' }
  | { readonly type: 'runFinished'; readonly source: string; readonly verdict: Verdict };

function replaceText(
  state: WorkbenchState,
  text: string,
  because: KeptText['because'],
): WorkbenchState {
  if (text === state.text) return state;
  const others = state.kept.filter((entry) => entry.text !== text);
  const replaced = { text: state.text, because, at: 0 };
  // What the notice tells of is no longer what stands in the editor.
  const notice = state.notice?.kind === 'restored' ? null : state.notice;
  return { ...state, text, notice, kept: keepText(others, replaced, state.starter) };
}

function addKept(state: WorkbenchState, found: readonly KeptText[]): WorkbenchState {
  const known = new Set([state.text, state.starter, ...state.kept.map(({ text }) => text)]);
  const foreign = found.filter(({ text }) => !known.has(text));
  return foreign.length === 0 ? state : { ...state, kept: [...state.kept, ...foreign] };
}

function mergeProgress(state: WorkbenchState, theirs: DraftRecord): WorkbenchState {
  return {
    ...state,
    hints: Math.min(Math.max(state.hints, theirs.hints), state.hintCount),
    attempts: Math.max(state.attempts, theirs.attempts),
    revealed: state.revealed || theirs.solutionShown,
  };
}

function load(state: WorkbenchState, found: Found): WorkbenchState {
  const [mine, theirs] = found.others;
  const unreadable = found.unreadable.map((text): KeptText => ({
    text,
    because: 'unreadable',
    at: 0,
  }));
  const kept = [...unreadable, ...found.kept];
  const notice: Notice | null = unreadable.length > 0 ? { kind: 'unreadable' } : null;
  if (mine === undefined) return addKept({ ...state, notice }, kept);
  const untouched = mine.text === state.starter;
  const restored = mergeProgress(state, mine);
  return addKept(
    {
      ...restored,
      text: mine.text,
      begunFrom: untouched ? state.begunFrom : mine.starterHash,
      notice:
        theirs === undefined
          ? (notice ?? (untouched ? null : { kind: 'restored' }))
          : { kind: 'otherTab', theirs },
    },
    kept,
  );
}

/** The largest part of a text that an edit may remove at once without the text being kept. */
const REMOVED_AT_ONCE = 0.5;

function edit(state: WorkbenchState, text: string): WorkbenchState {
  if (text === state.text) return state;
  return removedShare(state.text, text) > REMOVED_AT_ONCE
    ? replaceText(state, text, 'cleared')
    : { ...state, text };
}

function finish(state: WorkbenchState, source: string, verdict: Verdict): WorkbenchState {
  const passed = verdict.kind === 'pass';
  return {
    ...state,
    run: { status: 'done', source, verdict },
    attempts: state.attempts + (verdict.kind === 'fault' ? 0 : 1),
    solved: state.solved || passed,
    solvedOlder: state.solvedOlder && !passed,
    kept: passed
      ? keepText(state.kept, { text: source, because: 'passed', at: 0 }, state.starter)
      : state.kept,
  };
}

/**
 * The next state. What an action replaces is kept; `edited` may lose what was typed over piece by
 * piece, which the editor can undo, but a text of which it removes most is kept too.
 */
export function reduceWorkbench(state: WorkbenchState, action: WorkbenchAction): WorkbenchState {
  switch (action.type) {
    case 'loaded':
      return load(state, action.found);
    case 'foundKept':
      return addKept(state, action.kept);
    case 'edited':
      return edit(state, action.text);
    case 'reset':
      return {
        ...replaceText(state, state.starter, 'reset'),
        begunFrom: contentHash(state.starter),
      };
    case 'undoReset': {
      const [last] = state.kept;
      return last?.because === 'reset' ? replaceText(state, last.text, 'broughtBack') : state;
    }
    case 'bringBack':
      return state.kept.some((entry) => entry.text === action.text)
        ? replaceText(state, action.text, 'broughtBack')
        : state;
    case 'takeNewStarter':
      return {
        ...replaceText(state, state.starter, 'newStarter'),
        begunFrom: contentHash(state.starter),
      };
    case 'keepOldStarter':
      return { ...state, begunFrom: contentHash(state.starter) };
    case 'otherTabWrote':
      return { ...state, notice: { kind: 'otherTab', theirs: action.theirs } };
    case 'keepMine': {
      if (state.notice?.kind !== 'otherTab') return state;
      const { theirs } = state.notice;
      const entry = { text: theirs.text, because: 'otherTab', at: 0 } as const;
      const kept = keepText(state.kept, entry, state.starter);
      return mergeProgress({ ...state, kept, notice: null }, theirs);
    }
    case 'takeTheirs': {
      if (state.notice?.kind !== 'otherTab') return state;
      const { theirs } = state.notice;
      const taken = replaceText(state, theirs.text, 'otherTab');
      return mergeProgress({ ...taken, begunFrom: theirs.starterHash, notice: null }, theirs);
    }
    case 'dismissNotice':
      return state.notice?.kind === 'otherTab' ? state : { ...state, notice: null };
    case 'dropOldest':
      return { ...state, kept: state.kept.slice(0, state.keptLimit) };
    case 'keepOldest':
      return { ...state, keptLimit: state.kept.length + KEPT_WITHOUT_QUESTION };
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
