import { cherryPick, type PickResult } from './cherryPick.ts';
import type { Commit } from './commit.ts';
import { describeConflicts } from './describeConflicts.ts';
import { history } from './history.ts';
import { revert } from './revert.ts';
import { SimtreesError } from './simtreesError.ts';
import type { WorldState } from './worldState.ts';

/** The newest commit of a branch that carries a patch. */
function commitOf(state: WorldState, patch: string, branch: string): string {
  const made = new Set(
    state.log.flatMap((entry) =>
      entry.made.filter((one) => one.patch === patch).map(({ id }) => id),
    ),
  );
  state.patch(patch);
  const found = history(state.store, state.tree(branch).tip).findLast(({ id }) => made.has(id));
  if (found !== undefined) return found.id;
  throw new SimtreesError('noSuchName', `No commit of ${branch} carries ${patch}.`);
}

function committed(result: PickResult, what: string, branch: string): Commit {
  if (result.kind === 'picked') return result.commit;
  if (result.kind === 'empty') {
    throw new SimtreesError('nothingToDo', `${what} changes nothing in ${branch}.`);
  }
  const where = describeConflicts(result.conflicts);
  throw new SimtreesError('conflict', `${what} stops in ${branch}: ${where}.`);
}

/** `cherry-pick PATCH from A to B`: the commit's change and message again, under another id. */
export function pickPatch(state: WorldState, patch: string, from: string, to: string): string {
  const tree = state.allowed(to, 'apply');
  const commit = commitOf(state, patch, from);
  const result = cherryPick(state.store, commit, tree.tip, state.committer(tree));
  state.made(tree, committed(result, `Picking ${patch}`, to), patch);
  if (tree.policy === 'quilt-rebuild') tree.queue = Object.freeze([...tree.queue, patch]);
  return `${to} gets a copy of ${patch} from ${from}.`;
}

/** `revert PATCH on BRANCH`: a commit that takes the patch back; the patch stays in the history. */
export function revertPatch(state: WorldState, patch: string, branch: string): string {
  const tree = state.allowed(branch, 'apply');
  if (tree.policy === 'quilt-rebuild') {
    throw new SimtreesError(
      'againstPolicy',
      `${branch} is a list of patches and holds no reverts.`,
    );
  }
  const commit = commitOf(state, patch, branch);
  const result = revert(state.store, commit, tree.tip, state.committer(tree));
  state.made(tree, committed(result, `Reverting ${patch}`, branch), null);
  return `${branch} reverts ${patch}.`;
}
