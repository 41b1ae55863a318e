import type { WorldSpec } from '../../simtrees/index.ts';

/** A story for the board: a world, the commands to play, and how to show it. */
export interface BoardStory {
  spec: WorldSpec;
  commands: string[];
  /** Lanes below mainline, from top to bottom; every tree and topic branch of the story. */
  lanes: { name: string; note: string }[];
  /** A letter for each patch that appears. */
  letters: Record<string, string>;
}
