import { describeConflicts } from './describeConflicts.ts';
import { rebase } from './rebase.ts';
import { SimtreesError } from './simtreesError.ts';
import type { WorldState } from './worldState.ts';

/** The patch that a commit was made from, null if it was not made from one. */
function patchOf(state: WorldState, id: string): string | null {
  for (const { made } of state.log) {
    for (const commit of made) if (commit.id === id) return commit.patch;
  }
  return null;
}

/** `rebase BRANCH onto POINT`: the commits that the point lacks are made again on top of it, under new ids. */
export function rebaseTree(
  state: WorldState,
  branch: string,
  onto: string,
): { text: string; gone: readonly string[] } {
  const tree = state.allowed(branch, 'rebase');
  const upstream = state.source(onto);
  const committer = () => state.committer(tree);
  const result = rebase(state.store, { branch: tree.tip, upstream, committer });
  if (result.kind === 'conflict') {
    const where = describeConflicts(result.conflicts);
    throw new SimtreesError('conflict', `Rebasing ${branch} onto ${onto} stops: ${where}.`);
  }
  const changed = result.moved.filter(({ from, to }) => from !== to);
  for (const { from, to } of changed) {
    state.made(tree, state.store.get(to), patchOf(state, from), from);
  }
  tree.tip = result.tip;
  tree.base = onto;
  const skipped =
    result.skipped.length === 0 ? '' : `; skipped ${result.skipped.length} that ${onto} has`;
  const text = `${branch} is rebased onto ${onto}: ${changed.length} new ids${skipped}.`;
  return { text, gone: [...changed.map(({ from }) => from), ...result.skipped] };
}
