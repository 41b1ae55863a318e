import type { BoardStory } from '../boardStory.ts';
import { letters, rebuiltAndStable } from './pagesAndFs.ts';

/** The same, with one more patch on a line of B: the duplicate now stops the merge. */
export const followUpConflict: BoardStory = {
  spec: rebuiltAndStable(['helpers', 'kill']),
  commands: [
    'merge mm into xfs',
    'apply follow-up to xfs',
    'merge mm into next',
    'merge xfs into next',
  ],
  lanes: [
    { name: 'mm', note: 'rebuilt' },
    { name: 'xfs', note: 'stable' },
    { name: 'next', note: 'integration' },
  ],
  letters: { helpers: letters.helpers, kill: letters.kill, 'follow-up': letters['follow-up'] },
};
