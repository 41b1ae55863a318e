import { cherryPick } from './cherryPick.ts';
import { history } from './history.ts';
import type { FileConflict } from './mergeFiles.ts';
import type { ObjectStore } from './objectStore.ts';
import { patchId } from './patchId.ts';
import type { Signature } from './signature.ts';

/** A rebase to be done: `git rebase --onto ONTO UPSTREAM BRANCH`. */
export interface RebaseRequest {
  readonly branch: string;
  readonly upstream: string;
  /** The new base; the upstream when left out. */
  readonly onto?: string;
  /** Who commits, asked once for each new commit, so that each can have its own time. */
  readonly committer: () => Signature;
}

/** What a rebase did, or where it stopped. */
export type RebaseResult =
  | {
      readonly kind: 'rebased';
      readonly tip: string;
      /** Old and new id of every commit carried over; equal where the commit was already in place. */
      readonly moved: readonly { readonly from: string; readonly to: string }[];
      /** Left out because the upstream has the same patch, or because nothing was left of them. */
      readonly skipped: readonly string[];
    }
  | { readonly kind: 'conflict'; readonly at: string; readonly conflicts: readonly FileConflict[] };

/** The patch ids that the upstream has and the branch has not. */
function upstreamPatches(store: ObjectStore, upstream: string, branch: string): Set<string | null> {
  return new Set(history(store, upstream, [branch]).map((commit) => patchId(store, commit.id)));
}

/**
 * `git rebase`: reparents the commits of a branch that its upstream lacks. Merges are left out and their commits
 * laid in a line; a commit whose patch id the upstream has is skipped; one already in its place keeps its id.
 * @since git 2.39.5, the version that it was compared with
 * @returns the new tip and what became of each commit; or the commit at which it stopped
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function rebase(store: ObjectStore, request: RebaseRequest): RebaseResult {
  const { branch, upstream, onto = upstream, committer } = request;
  const known = upstreamPatches(store, upstream, branch);
  const moved: { from: string; to: string }[] = [];
  const skipped: string[] = [];
  let tip = onto;
  for (const { id, parents } of history(store, branch, [upstream])) {
    if (parents.length > 1) continue;
    const patch = patchId(store, id);
    if (patch !== null && known.has(patch)) {
      skipped.push(id);
      continue;
    }
    if (parents[0] === tip) {
      moved.push({ from: id, to: id });
      tip = id;
      continue;
    }
    const result = cherryPick(store, id, tip, committer());
    if (result.kind === 'conflict')
      return { kind: 'conflict', at: id, conflicts: result.conflicts };
    if (result.kind === 'empty') skipped.push(id);
    else {
      moved.push({ from: id, to: result.commit.id });
      tip = result.commit.id;
    }
  }
  return { kind: 'rebased', tip, moved, skipped };
}
