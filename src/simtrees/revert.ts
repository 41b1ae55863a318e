import { applyChange, changeOf, type PickResult } from './cherryPick.ts';
import { subjectOf } from './commit.ts';
import type { ObjectStore } from './objectStore.ts';
import type { Signature } from './signature.ts';

/**
 * `git revert COMMIT`: a new commit that takes the change back. The commit itself stays in the history.
 * @param onto - the commit that it is put on
 * @since git 2.39.5, the version that it was compared with
 * @returns the new commit; or that there was nothing to do, or the conflicts
 * @throws SimtreesError mergeCommitPicked for a merge
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function revert(
  store: ObjectStore,
  commitId: string,
  onto: string,
  committer: Signature,
): PickResult {
  const { before, after } = changeOf(store, commitId);
  const subject = subjectOf(store.get(commitId));
  const message = `Revert "${subject}"\n\nThis reverts commit ${commitId}.\n`;
  const change = { before: after, after: before, message, author: committer, committer };
  return applyChange(store, onto, change);
}
