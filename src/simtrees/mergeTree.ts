import { buildErrors } from './buildErrors.ts';
import type { CarriedPatch } from './carriedPatch.ts';
import { describeConflicts } from './describeConflicts.ts';
import type { Files } from './files.ts';
import { mergeCommits } from './mergeCommits.ts';
import { mergeFiles } from './mergeFiles.ts';
import { rebuildTree } from './rebuildTree.ts';
import { SimtreesError } from './simtreesError.ts';
import type { WorldState } from './worldState.ts';

/** A carried patch before the merge has an id. */
type Carried = Omit<CarriedPatch, 'commit'>;

/** Merged files with the changes of some patches made to them as well; notes of each whether the build needed it. */
function amended(
  state: WorldState,
  files: Files,
  names: readonly string[],
  carried: Carried[],
): Files {
  return names.reduce((sum, name) => {
    const { before, after } = state.patch(name);
    const { files: next, conflicts } = mergeFiles(before, sum, after);
    if (conflicts.length > 0) {
      const where = describeConflicts(conflicts);
      throw new SimtreesError('conflict', `${name} does not apply to the merge: ${where}.`);
    }
    const needed = buildErrors(next).length < buildErrors(sum).length;
    carried.push({ patch: name, needed });
    return next;
  }, files);
}

/**
 * `merge A into B [with PATCH...]`: always a merge commit. The patches after `with` are changes made in the merge
 * commit itself, the way a maintainer resolves a conflict. A list of patches is built again when the integration takes it.
 */
export function mergeTree(
  state: WorldState,
  from: string,
  into: string,
  withPatches: readonly string[] = [],
): { text: string; gone: readonly string[] } {
  const target = state.allowed(into, 'mergeInto');
  const source = from === state.tag ? undefined : state.tree(from);
  const rebuilt =
    target.policy === 'integration' && source?.policy === 'quilt-rebuild'
      ? rebuildTree(state, from, source.base)
      : { text: '', gone: [] };
  const committer = state.committer(target);
  const carried: Carried[] = [];
  const merged = mergeCommits(state.store, {
    ours: target.tip,
    theirs: state.source(from),
    message: `Merge branch '${from}' into ${into}`,
    author: committer,
    committer,
    amend: (files) => amended(state, files, withPatches, carried),
  });
  if (merged.kind === 'conflict') {
    const where = describeConflicts(merged.conflicts);
    throw new SimtreesError('conflict', `Merging ${from} into ${into} stops: ${where}.`);
  }
  if (merged.kind === 'upToDate') {
    throw new SimtreesError('nothingToDo', `${into} has everything that is in ${from} already.`);
  }
  state.made(target, merged.commit, null);
  const commit = merged.commit.id;
  state.carried.push(...carried.map((one) => Object.freeze({ ...one, commit })));
  const resolution =
    withPatches.length === 0 ? '' : `, with ${withPatches.join(', ')} in the merge`;
  return {
    text: `${rebuilt.text} ${into} merges ${from}${resolution}.`.trim(),
    gone: rebuilt.gone,
  };
}
