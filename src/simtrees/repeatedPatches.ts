import { history } from './history.ts';
import { patchId } from './patchId.ts';
import type { WorldState } from './worldState.ts';

/** One patch that the branches hold more than once. */
export interface RepeatedPatch {
  /** Its name; the patch id of a commit that was not made from a patch of the world. */
  readonly patch: string;
  /** The commits that make its change, merges that carry it included; parents before children. */
  readonly commits: readonly string[];
}

/** The name of the patch that each commit was made from. */
function namesOf(state: WorldState): Map<string, string> {
  const names = new Map<string, string>();
  for (const { made } of state.log) {
    for (const { id, patch } of made) if (patch !== null) names.set(id, patch);
  }
  return names;
}

/**
 * The patches that stand in two or more commits reachable from any branch. Other than `duplicates`, which compares
 * patch ids, it sees a copy whose context differs and a change made inside a merge: a merge has no patch id.
 */
export function repeatedPatches(state: WorldState): readonly RepeatedPatch[] {
  const tips = [...state.trees.values()].map(({ tip }) => tip);
  const names = namesOf(state);
  const byPatch = new Map<string, string[]>();
  for (const { id } of history(state.store, tips)) {
    const own = names.get(id) ?? patchId(state.store, id);
    const carried = state.carried.filter(({ commit }) => commit === id).map(({ patch }) => patch);
    for (const patch of own === null ? carried : [own, ...carried]) {
      byPatch.set(patch, [...(byPatch.get(patch) ?? []), id]);
    }
  }
  return [...byPatch]
    .filter(([, commits]) => commits.length > 1)
    .map(([patch, commits]) => Object.freeze({ patch, commits: Object.freeze(commits) }));
}
