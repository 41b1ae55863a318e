import { runPlan, SimtreesError, startWorld, type World } from '../../simtrees/index.ts';
import type { BoardData } from './boardData.ts';
import type { BoardStory } from './boardStory.ts';
import { layOut } from './layOut.ts';
import { linksOf } from './linksOf.ts';
import { nodesOf } from './nodesOf.ts';

/**
 * Plays a story on the simulation. A conflict may end it, since that can be its point; anything else may not.
 */
function play(story: BoardStory): World {
  const world = startWorld(story.spec);
  const { stopped } = runPlan(world, [...story.commands]);
  if (stopped !== null && stopped.code !== 'conflict') {
    throw new SimtreesError(stopped.code, stopped.message);
  }
  return world;
}

/** Runs a story of the board and returns what there is to show. */
export function playStory(story: BoardStory): BoardData {
  const world = play(story);
  const lanes = [{ name: story.spec.tag, note: 'mainline' }, ...story.lanes];
  const nodes = layOut(nodesOf(world, story, lanes));
  const letters = Object.entries(story.letters).flatMap(([name, letter]) => {
    const subject = story.spec.patches.find((patch) => patch.name === name)?.subject;
    return subject === undefined ? [] : [{ letter, name, subject }];
  });
  const steps = world.log.map(({ command, text }) => ({ command, text }));
  return { lanes, nodes, links: linksOf(nodes), steps, letters };
}
