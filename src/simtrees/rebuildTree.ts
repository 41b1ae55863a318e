import { commitPatch } from './applyPatches.ts';
import type { TreeState } from './treeState.ts';
import type { WorldState } from './worldState.ts';

/** What a rebuild did. */
interface Rebuilt {
  readonly text: string;
  /** The commits of the build before. */
  readonly gone: readonly string[];
}

/** The commits of the last build, oldest first, with the patches that they stood for. */
function lastBuild(state: WorldState, tree: TreeState): Map<string, string> {
  const last = new Map<string, string>();
  for (const { made } of state.log) {
    for (const { id, tree: name, patch } of made) {
      if (name === tree.name && patch !== null) last.set(patch, id);
    }
  }
  return new Map(tree.queue.map((patch) => [patch, last.get(patch) ?? '']));
}

/**
 * `rebuild TREE on POINT`: every patch of the list is committed again, on the point as it is now. Each gets a new
 * commit date and a new parent, so a new id, also where nothing else changed. A patch that the base has is dropped.
 */
export function rebuildTree(state: WorldState, name: string, on: string): Rebuilt {
  const tree = state.allowed(name, 'rebuild');
  const old = lastBuild(state, tree);
  tree.tip = state.source(on);
  tree.base = on;
  const dropped = tree.queue.filter(
    (patch) => commitPatch(state, tree, patch, old.get(patch)) === null,
  );
  tree.queue = Object.freeze(tree.queue.filter((patch) => !dropped.includes(patch)));
  const count = tree.queue.length;
  const ids = `${count} commit${count === 1 ? ' with a new id' : 's with new ids'}`;
  const built = `${name} is built again on ${on}: ${count === 0 ? 'its list is empty' : ids}`;
  const left = dropped.length === 0 ? '' : `; ${on} already has ${dropped.join(', ')}`;
  return { text: `${built}${left}.`, gone: [...old.values()] };
}
