import type { BoardStory } from '../boardStory.ts';
import { letters, rebuiltAndStable } from './pagesAndFs.ts';

/** Both trees take the two patches from one topic branch on the tag. */
export const topicBranch: BoardStory = {
  spec: rebuiltAndStable(['rmap']),
  commands: [
    'topic kill-procs from rc4',
    'apply helpers kill to kill-procs',
    'merge kill-procs into xfs',
    'apply notify to xfs',
    'rebuild mm on kill-procs',
    'merge mm into next',
    'merge xfs into next',
  ],
  lanes: [
    { name: 'kill-procs', note: 'topic' },
    { name: 'mm', note: 'rebuilt' },
    { name: 'xfs', note: 'stable' },
    { name: 'next', note: 'integration' },
  ],
  letters: {
    helpers: letters.helpers,
    kill: letters.kill,
    notify: letters.notify,
    rmap: letters.rmap,
  },
};
