/**
 * How a tree treats the commits that it has shown to others.
 *
 * - `quilt-rebuild`: a list of patches on a base, built again as new commits whenever the integration takes it.
 * - `git-rebasing`: a branch whose owner may still rebase it.
 * - `git-stable`: commits are only ever added; what was published stays.
 * - `integration`: merges the other trees for testing, and is thrown away afterwards.
 */
export type Policy = 'quilt-rebuild' | 'git-rebasing' | 'git-stable' | 'integration';

/** What can be done to a tree. */
export type TreeAction = 'apply' | 'mergeInto' | 'rebase' | 'rebuild' | 'buildOn';

const refusals: Readonly<Record<Policy, Readonly<Partial<Record<TreeAction, string>>>>> = {
  'quilt-rebuild': {
    mergeInto:
      'is a list of patches on a base and cannot hold a merge; put its list on another base with "rebuild"',
    rebase: 'is a list of patches; put it on another base with "rebuild"',
  },
  'git-rebasing': {
    rebuild: 'is a git branch, not a list of patches; it can be moved with "rebase"',
  },
  'git-stable': {
    rebase:
      'is a stable tree: its commits keep their ids, so it can only take commits and merges on top',
    rebuild:
      'is a stable tree: its commits keep their ids, so it can only take commits and merges on top',
  },
  integration: {
    apply:
      'only merges trees; a patch goes to one of the trees, or into a merge with "merge A into B with PATCH"',
    rebase: 'only merges trees',
    rebuild: 'only merges trees',
    buildOn: 'is thrown away after testing; nothing can be built on it',
  },
};

/** Why a policy rules an action out, as the end of a sentence that begins with the tree's name; undefined if it does not. */
export function refusal(policy: Policy, action: TreeAction): string | undefined {
  return refusals[policy][action];
}
