import type { Commit } from './commit.ts';
import { type Files, makeFiles } from './files.ts';
import { type FileConflict, mergeFiles } from './mergeFiles.ts';
import type { ObjectStore } from './objectStore.ts';
import type { Signature } from './signature.ts';
import { SimtreesError } from './simtreesError.ts';

/** What came of carrying one commit's change to another place. */
export type PickResult =
  | { readonly kind: 'picked'; readonly commit: Commit }
  /** The change is there already; nothing was committed. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly FileConflict[] };

/** A change from one snapshot to another, and the commit it is to become. */
interface Change {
  readonly before: Files;
  readonly after: Files;
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/**
 * Applies a change onto a commit by a three-way merge whose base is the snapshot before the change:
 * what `git cherry-pick` and `git am -3` do. The change need not touch the lines it depends on, so a patch can apply
 * cleanly where it does not build.
 */
export function applyChange(store: ObjectStore, onto: string, change: Change): PickResult {
  const ours = store.filesOf(onto);
  const merged = mergeFiles(change.before, ours, change.after);
  if (merged.conflicts.length > 0) return { kind: 'conflict', conflicts: merged.conflicts };
  const { message, author, committer } = change;
  if (store.writeTree(merged.files) === store.get(onto).tree) return { kind: 'empty' };
  const made = { files: merged.files, parents: [onto], message, author, committer };
  return { kind: 'picked', commit: store.commit(made) };
}

/** The snapshots on both sides of a commit with one parent or none. */
export function changeOf(store: ObjectStore, commitId: string): { before: Files; after: Files } {
  const { parents } = store.get(commitId);
  if (parents.length > 1) {
    throw new SimtreesError('mergeCommitPicked', `${commitId} is a merge.`);
  }
  const before = parents[0] === undefined ? makeFiles({}) : store.filesOf(parents[0]);
  return { before, after: store.filesOf(commitId) };
}

/**
 * `git cherry-pick COMMIT`: author and message stay, parent and committer are new, and so is the id.
 * @param onto - the commit that it is put on
 * @since git 2.39.5, the version that it was compared with
 * @returns the new commit; or that there was nothing to do, or the conflicts
 * @throws SimtreesError mergeCommitPicked for a merge
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function cherryPick(
  store: ObjectStore,
  commitId: string,
  onto: string,
  committer: Signature,
): PickResult {
  const { author, message } = store.get(commitId);
  return applyChange(store, onto, { ...changeOf(store, commitId), author, message, committer });
}
