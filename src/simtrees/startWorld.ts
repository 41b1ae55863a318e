import { applyPatches } from './applyPatches.ts';
import { makeFiles } from './files.ts';
import { ObjectStore } from './objectStore.ts';
import { makePatch, personAt } from './patch.ts';
import { SimtreesError } from './simtreesError.ts';
import { countSteps } from './stepBudget.ts';
import type { TreeTraceEvent } from './traceEvent.ts';
import { World } from './world.ts';
import type { WorldSpec } from './worldSpec.ts';
import { WorldState } from './worldState.ts';

/** Mainline tags are made an hour before the first patch is written. */
const TAG_TIME = 1_700_478_000;

/** Limits and listeners of a world. */
export interface WorldOptions {
  /** Steps that all work in this world may take; 1,000,000 when left out. */
  readonly stepBudget?: number;
  readonly onTrace?: (event: TreeTraceEvent) => void;
}

/**
 * Starts a world: the tag, and every tree on it with the patches that it has.
 * @since any release: no rule about trees depends on one
 * @returns the world; `run` carries out a command
 * @throws SimtreesError badWorld when the description contradicts itself
 * @throws SimtreesError noSuchName for a tree that has a patch which is not described
 * @throws SimtreesError conflict, nothingToDo for patches that do not apply one after the other
 * @throws SimtreesError stepBudget
 * @source the rules of this guide; git has no such command
 */
export function startWorld(spec: WorldSpec, options: WorldOptions = {}): World {
  const store = new ObjectStore(countSteps(options.stepBudget ?? 1_000_000));
  const author = personAt('Mainline Maintainer', TAG_TIME);
  const message = `Linux ${spec.tag}`;
  const files = makeFiles(spec.files);
  const tag = store.commit({ files, parents: [], author, committer: author, message });
  const patches = new Map(spec.patches.map(({ name }) => [name, makePatch(spec, name)]));
  const state = new WorldState(store, spec.tag, tag.id, patches);
  for (const { name, policy, maintainer, has = [] } of spec.trees) {
    if (state.trees.has(name) || name === spec.tag) {
      throw new SimtreesError('badWorld', `There are two branches or tags called ${name}.`);
    }
    state.trees.set(name, { name, policy, maintainer, tip: tag.id, base: spec.tag, queue: [] });
    if (has.length > 0) applyPatches(state, has, name);
  }
  const text = `All trees start from ${spec.tag}.`;
  state.record({ command: '', text, gone: [], stopped: null });
  return new World(state, options.onTrace ?? (() => {}));
}
