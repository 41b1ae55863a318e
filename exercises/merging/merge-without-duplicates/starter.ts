/**
 * The plan: one command a line, carried out in order.
 *
 *   topic NAME from POINT                     start a branch at rc4 or at a branch
 *   apply PATCH... to BRANCH                  commit patches on top (git am)
 *   merge BRANCH into BRANCH [with PATCH...]  merge; the patches change the merge commit itself
 *   rebase BRANCH onto POINT                  make a branch's commits again on another base
 *   rebuild TREE on POINT                     put the list of a rebuilt tree on another base
 *   cherry-pick PATCH from BRANCH to BRANCH   copy a commit
 *   revert PATCH on BRANCH                    take a patch back
 */
export const commands: string[] = [
  // The series is not in any tree yet.
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next',
];
