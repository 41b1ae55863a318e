import type { BoardStory } from '../boardStory.ts';
import { letters, rebuiltAndStable } from './pagesAndFs.ts';

/** A stable tree merges a rebuilt one; the next build leaves the patches in the history twice. */
export const builtOnRebuilt: BoardStory = {
  spec: rebuiltAndStable(['helpers', 'kill']),
  commands: [
    'merge mm into xfs',
    'apply notify to xfs',
    'merge mm into next',
    'merge xfs into next',
  ],
  lanes: [
    { name: 'mm', note: 'rebuilt' },
    { name: 'xfs', note: 'stable' },
    { name: 'next', note: 'integration' },
  ],
  letters: { helpers: letters.helpers, kill: letters.kill, notify: letters.notify },
};
