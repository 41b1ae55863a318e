import { history } from './history.ts';
import type { WorldState } from './worldState.ts';

/** A commit that a branch holds although the tree it came from builds its commits anew. */
export interface UnstableBase {
  readonly branch: string;
  readonly commit: string;
}

/**
 * The commits of rebuilt lists in the histories of other branches, the integration left out, which is thrown away.
 * The next rebuild gives their patches other ids, and the branch is left with the old ones.
 */
export function unstableBases(state: WorldState): readonly UnstableBase[] {
  const others = [...state.trees.values()].filter(
    ({ policy }) => policy !== 'quilt-rebuild' && policy !== 'integration',
  );
  return others.flatMap(({ name, tip }) =>
    history(state.store, tip)
      .filter(({ id }) => state.rebuilt.has(id))
      .map(({ id }) => Object.freeze({ branch: name, commit: id })),
  );
}
