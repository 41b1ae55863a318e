import { ancestry } from './history.ts';
import type { ObjectStore } from './objectStore.ts';

/**
 * The best common ancestors of two commits: those that are not ancestors of another common ancestor (`git
 * merge-base --all`).
 * @since git 2.39.5, the version that it was compared with
 * @returns ids, sorted; none for unrelated histories, two or more after a criss-cross merge
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function mergeBases(store: ObjectStore, left: string, right: string): readonly string[] {
  const others = ancestry(store, right);
  const common = [...ancestry(store, left)].filter((id) => others.has(id));
  const covered = new Set<string>();
  for (const id of common) {
    for (const ancestor of ancestry(store, id)) if (ancestor !== id) covered.add(ancestor);
  }
  return Object.freeze(common.filter((id) => !covered.has(id)).sort());
}
