import { history } from './history.ts';
import type { ObjectStore } from './objectStore.ts';
import { patchId } from './patchId.ts';

/** One patch that a history holds more than once. */
export interface Duplicate {
  readonly patchId: string;
  /** The ids it goes by, oldest first. */
  readonly commits: readonly string[];
}

/**
 * The patches that stand under two or more ids in the history of `tip`: same patch id, different commits.
 * @since git 2.39.5, the version that it was compared with
 * @returns each patch once, with its commits
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source `git patch-id --stable` of git 2.39.5, run next to it by the tests
 */
export function duplicates(store: ObjectStore, tip: string): readonly Duplicate[] {
  const byPatch = new Map<string, string[]>();
  for (const commit of history(store, tip)) {
    const id = patchId(store, commit.id);
    if (id !== null) byPatch.set(id, [...(byPatch.get(id) ?? []), commit.id]);
  }
  return [...byPatch]
    .filter(([, commits]) => commits.length > 1)
    .map(([id, commits]) => Object.freeze({ patchId: id, commits: Object.freeze(commits) }));
}
