/**
 * One command a line, carried out in order. A POINT is rc4 or a branch.
 *
 * topic NAME from POINT                     new branch
 * apply PATCH... to BRANCH                  commit patches on top
 * merge BRANCH into BRANCH [with PATCH...]  "with" repairs the merge
 * rebase BRANCH onto POINT                  same patches, new base
 * rebuild TREE on POINT                     new base for a list
 * cherry-pick PATCH from BRANCH to BRANCH   copy a commit
 * revert PATCH on BRANCH                    take a patch back
 */
export const commands: string[] = [
  // The series is not in any tree yet.
  'merge xfs into next',
  'merge mm into next',
  'merge cowfs into next',
];
