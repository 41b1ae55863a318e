import {
  brokenPoints,
  buildErrors,
  type LogEntry,
  patchId,
  parseCommand,
  subjectOf,
  type World,
} from '../../simtrees/index.ts';
import type { BoardLane, BoardMark, BoardNode } from './boardData.ts';
import type { BoardStory } from './boardStory.ts';

/** A node without its place on the board. */
export type UnplacedNode = Omit<BoardNode, 'column'>;

const SHORT = 7;

function laneOf(lanes: readonly BoardLane[], name: string): number {
  const at = lanes.findIndex((lane) => lane.name === name);
  if (at === -1) throw new Error(`The story has no lane for ${name}.`);
  return at;
}

/** Whether a commit builds, with the reason why not. */
function brokenMark(world: World, id: string, step: number): BoardMark[] {
  const [point] = brokenPoints(world.store, id, world.commit(id).parents);
  const [error] = point?.errors ?? [];
  if (error === undefined) return [];
  return [{ kind: 'broken', step, text: `does not build: ${error.text} (${error.path})` }];
}

/** The node where a merge would stand had it not stopped. */
function stoppedNode(
  world: World,
  entry: LogEntry,
  step: number,
  lanes: readonly BoardLane[],
): UnplacedNode[] {
  const command = entry.stopped === null ? undefined : parseCommand(entry.command);
  if (command?.verb !== 'merge') return [];
  return [
    {
      id: `stopped-${step}`,
      short: 'stopped',
      kind: 'stopped',
      lane: laneOf(lanes, command.into),
      letter: '',
      subject: entry.command,
      parents: [world.tip(command.into), world.tip(command.from)],
      patchId: null,
      step,
      gone: null,
      marks: [{ kind: 'conflict', step, text: entry.text }],
    },
  ];
}

/** Every commit of a world that has been played, in the order of its making, and the merges that stopped. */
export function nodesOf(
  world: World,
  story: BoardStory,
  lanes: readonly BoardLane[],
): UnplacedNode[] {
  const tag = world.commit(world.tagCommit);
  if (buildErrors(world.store.filesOf(tag.id)).length > 0)
    throw new Error('The tag does not build.');
  const start: UnplacedNode = {
    id: tag.id,
    short: tag.id.slice(0, SHORT),
    kind: 'tag',
    lane: 0,
    letter: '',
    subject: subjectOf(tag),
    parents: [],
    patchId: null,
    step: 0,
    gone: null,
    marks: [],
  };
  const goneAt = new Map(
    world.log.flatMap(({ gone }, step) => gone.map((id) => [id, step] as const)),
  );
  const made = world.log.flatMap((entry, step) => [
    ...entry.made.map(({ id, tree, patch }): UnplacedNode => {
      const { parents } = world.commit(id);
      return {
        id,
        short: id.slice(0, SHORT),
        kind: parents.length > 1 ? 'merge' : 'commit',
        lane: laneOf(lanes, tree),
        letter: patch === null ? '' : (story.letters[patch] ?? ''),
        subject: subjectOf(world.commit(id)),
        parents: [...parents],
        patchId: patchId(world.store, id),
        step,
        gone: goneAt.get(id) ?? null,
        marks: brokenMark(world, id, step),
      };
    }),
    ...stoppedNode(world, entry, step, lanes),
  ]);
  return [start, ...made];
}
