import type { Policy } from './policy.ts';

/** A branch of a world: a maintainer's tree or a topic branch. */
export interface TreeState {
  readonly name: string;
  readonly policy: Policy;
  readonly maintainer: string;
  /** The commit at the head of the branch. */
  tip: string;
  /** A list of patches has a base by name, and the names of its patches. */
  base: string;
  queue: readonly string[];
}
