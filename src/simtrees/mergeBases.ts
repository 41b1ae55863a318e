import { ancestry } from './history.ts';
import type { ObjectStore } from './objectStore.ts';

/**
 * The best common ancestors of two commits, sorted: those that are not ancestors of another common ancestor
 * (`git merge-base --all`). None for unrelated histories, two or more after a criss-cross merge.
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
