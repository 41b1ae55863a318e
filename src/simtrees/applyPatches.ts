import { applyChange } from './cherryPick.ts';
import type { Commit } from './commit.ts';
import { describeConflicts } from './describeConflicts.ts';
import { SimtreesError } from './simtreesError.ts';
import type { TreeState } from './treeState.ts';
import type { WorldState } from './worldState.ts';

/**
 * Commits one patch onto a branch, as `git am -3` does.
 *
 * @returns the commit, or null when the branch has the change already.
 */
export function commitPatch(
  state: WorldState,
  tree: TreeState,
  name: string,
  replaces: string | null = null,
): Commit | null {
  const { before, after, subject, author } = state.patch(name);
  const committer = state.committer(tree);
  const change = { before, after, message: subject, author, committer };
  const result = applyChange(state.store, tree.tip, change);
  if (result.kind === 'conflict') {
    const where = describeConflicts(result.conflicts);
    throw new SimtreesError('conflict', `${name} does not apply to ${tree.name}: ${where}.`);
  }
  if (result.kind === 'empty') return null;
  state.made(tree, result.commit, name, replaces);
  return result.commit;
}

/** `apply PATCH... to BRANCH`: one commit a patch, on top. A list of patches grows at its end. */
export function applyPatches(state: WorldState, names: readonly string[], branch: string): string {
  const tree = state.allowed(branch, 'apply');
  for (const name of names) {
    if (commitPatch(state, tree, name) === null) {
      throw new SimtreesError('nothingToDo', `${branch} has the change of ${name} already.`);
    }
    if (tree.policy === 'quilt-rebuild') tree.queue = Object.freeze([...tree.queue, name]);
  }
  return `${branch} takes ${names.join(', ')}.`;
}
