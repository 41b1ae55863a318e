import type { Draft } from './draftStore.ts';
import { starterHash } from './starterHash.ts';
import type { WorkbenchState } from './workbenchState.ts';

/** What of the state is stored. While a changed starter is undecided, its question stays open. */
export function toDraft(state: WorkbenchState, storedHash: string | null): Draft {
  const undecided = state.notice?.kind === 'starterChanged' && storedHash !== null;
  return {
    starterHash: undecided ? storedHash : starterHash(state.starter),
    text: state.text,
    kept: state.kept,
    hints: state.hints,
    attempts: state.attempts,
    solutionShown: state.revealed,
  };
}
