import type { Commit } from './commit.ts';
import type { ObjectStore } from './objectStore.ts';

/**
 * A commit and all its ancestors: `git rev-list TIP`, in no order.
 * @since git 2.39.5, the version that it was compared with
 * @returns ids, that of the commit itself included
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function ancestry(store: ObjectStore, tip: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [tip];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    store.spend(1);
    seen.add(id);
    open.push(...store.get(id).parents);
  }
  return seen;
}

/**
 * The commits reachable from `tip`, one or several, and not from any of `without`, every parent before its
 * children and the first parent's line first: the order of `git rev-list --topo-order --reverse TIP ^WITHOUT` for
 * linear histories.
 * @since git 2.39.5, the version that it was compared with
 * @returns the commits, oldest first
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function history(
  store: ObjectStore,
  tip: string | readonly string[],
  without: readonly string[] = [],
): Commit[] {
  const hidden = new Set(without.flatMap((id) => [...ancestry(store, id)]));
  const done = new Set<string>();
  const ordered: Commit[] = [];
  const tips = typeof tip === 'string' ? [tip] : [...tip].reverse();
  const open = tips.map((id) => ({ id, ready: false }));
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (done.has(entry.id) || hidden.has(entry.id)) continue;
    const commit = store.get(entry.id);
    if (entry.ready) {
      store.spend(1);
      done.add(entry.id);
      ordered.push(commit);
      continue;
    }
    open.push({ id: entry.id, ready: true });
    for (const parent of [...commit.parents].reverse()) open.push({ id: parent, ready: false });
  }
  return ordered;
}

/**
 * Whether `older` is `newer` or one of its ancestors: `git merge-base --is-ancestor`.
 * @since git 2.39.5, the version that it was compared with
 * @returns true for a commit and itself too
 * @throws SimtreesError noSuchObject for an id that the store does not have
 * @source git 2.39.5, run next to it by the tests
 */
export function isAncestor(store: ObjectStore, older: string, newer: string): boolean {
  return ancestry(store, newer).has(older);
}
