/** A patch whose change was made in a merge commit, so that it has no commit of its own there. */
export interface CarriedPatch {
  /** Id of the merge. */
  readonly commit: string;
  readonly patch: string;
  /** Whether it left fewer build errors than there were in the merge without it. */
  readonly needed: boolean;
}
