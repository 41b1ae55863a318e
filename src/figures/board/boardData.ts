/** A mark on a commit, from the step on at which it bites. */
export interface BoardMark {
  kind: 'conflict' | 'broken';
  step: number;
  /** What is wrong, in a sentence. */
  text: string;
}

/** A commit on the board, or the place where a merge stopped. */
export interface BoardNode {
  /** The git id; for a merge that stopped there is none, and this is only a key. */
  id: string;
  /** What stands under the node: the abbreviated id. */
  short: string;
  kind: 'tag' | 'commit' | 'merge' | 'stopped';
  lane: number;
  column: number;
  /** Letter of the patch, empty for merges and tags. */
  letter: string;
  subject: string;
  parents: string[];
  /** Git's stable patch id, null where there is none. */
  patchId: string | null;
  /** The step that makes the commit. */
  step: number;
  /** The step after which its tree no longer leads to it; null when it always does. */
  gone: number | null;
  marks: BoardMark[];
}

/** One line of the board: a tree, a topic branch, or mainline. */
export interface BoardLane {
  name: string;
  /** How the tree treats its commits, in a word or two. */
  note: string;
}

/** One step: the command and what it did. */
interface BoardStep {
  command: string;
  text: string;
}

/** Two nodes that carry one patch under different ids. */
export interface BoardLink {
  from: string;
  to: string;
}

/** Everything that a board shows: plain data, made from a run of the simulation. */
export interface BoardData {
  lanes: BoardLane[];
  nodes: BoardNode[];
  links: BoardLink[];
  steps: BoardStep[];
  /** What the letters stand for. */
  letters: { letter: string; name: string; subject: string }[];
}
