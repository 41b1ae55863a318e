import { SimtreesError } from './simtreesError.ts';
import type { WorldState } from './worldState.ts';

/** `topic NAME from POINT`: a new branch that starts at the tag or at the head of another branch. */
export function startTopic(state: WorldState, name: string, from: string): string {
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new SimtreesError('badCommand', `"${name}" cannot be the name of a branch.`);
  }
  if (name === state.tag || state.trees.has(name)) {
    throw new SimtreesError('badCommand', `The name "${name}" is taken.`);
  }
  const tip = state.source(from);
  const maintainer = 'Topic Maintainer';
  state.trees.set(name, { name, policy: 'git-rebasing', maintainer, tip, base: from, queue: [] });
  return `Topic branch ${name} starts at ${from}.`;
}
