import type { Exploration, HowToBoot, Scene } from '../../src/explore/explore.ts';
import type { Thread } from '../../src/simkernel/kernel/thread.ts';

/** A livepatch: the functions that a variant of a race replaces. */
export type Patch = Readonly<Record<string, unknown>>;

/** A race as a search is given it. The scenes of different races differ, so their type is closed over. */
export type AnyExploration = Exploration<Scene>;

/** Two variants of one race: one that goes wrong and one that does not. */
export interface KnownRace {
  /** What goes wrong, in kernel words. */
  readonly name: string;
  readonly wrong: { readonly release: string; readonly exploration: AnyExploration };
  readonly right: { readonly release: string; readonly exploration: AnyExploration };
  /** What the search says of the wrong variant. */
  readonly violation: RegExp;
  /** 'claim': stated by a source. 'observation': seen in the model only; no upstream report is known. */
  readonly status: 'claim' | 'observation';
}

/** Joins a scene and its tasks without showing the scene's own type. */
export function exploration<S>(
  boot: (how: HowToBoot) => S & Scene,
  ...tasks: readonly ((scene: S) => Thread<unknown>)[]
): AnyExploration {
  return {
    boot,
    tasks: tasks.map((task) => (scene: Scene) => task(scene as S & Scene)),
  };
}
