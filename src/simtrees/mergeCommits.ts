import { baseFiles } from './baseFiles.ts';
import type { Commit } from './commit.ts';
import type { Files } from './files.ts';
import { isAncestor } from './history.ts';
import { type FileConflict, mergeFiles } from './mergeFiles.ts';
import type { ObjectStore } from './objectStore.ts';
import type { Signature } from './signature.ts';

/** A merge to be made. */
export interface MergeRequest {
  /** The commit that is merged into; becomes the first parent. */
  readonly ours: string;
  /** The commit that is merged; becomes the second parent. */
  readonly theirs: string;
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
  /** Changes made to the merged files before they are committed: a resolution carried in the merge itself. */
  readonly amend?: (files: Files) => Files;
}

/** What came of a merge. */
export type MergeResult =
  | { readonly kind: 'merged'; readonly commit: Commit }
  | { readonly kind: 'upToDate' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly FileConflict[] };

/**
 * `git merge --no-ff`: always makes a commit with two parents, unless everything is there already.
 * @since git 2.39.5, the version that it was compared with
 * @returns the merge; or that there was nothing to do, or the conflicts
 * @throws SimtreesError crissCross when the merge bases conflict
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function mergeCommits(store: ObjectStore, request: MergeRequest): MergeResult {
  const { ours, theirs, message, author, committer, amend } = request;
  if (isAncestor(store, theirs, ours)) return { kind: 'upToDate' };
  const base = baseFiles(store, ours, theirs);
  const merged = mergeFiles(base, store.filesOf(ours), store.filesOf(theirs));
  if (merged.conflicts.length > 0) return { kind: 'conflict', conflicts: merged.conflicts };
  const files = amend === undefined ? merged.files : amend(merged.files);
  const commit = store.commit({ files, parents: [ours, theirs], message, author, committer });
  return { kind: 'merged', commit };
}
