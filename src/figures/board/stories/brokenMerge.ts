import type { BoardStory } from '../boardStory.ts';

/** A changed signature and a new caller: both build, their merge is clean and does not. */
export const brokenMerge: BoardStory = {
  spec: {
    tag: 'rc4',
    files: {
      'drivers/dax/super.c': 'def fs_dax_get_by_bdev/2\n',
      'fs/xfs/xfs_buf.c': 'buffer target\n\ncall fs_dax_get_by_bdev/2\n',
    },
    patches: [
      {
        name: 'holder',
        subject: 'dax: let the caller of fs_dax_get_by_bdev name a holder',
        author: 'Sam Series',
        edits: [
          { path: 'drivers/dax/super.c', from: 'bdev/2', to: 'bdev/4' },
          { path: 'fs/xfs/xfs_buf.c', from: 'bdev/2', to: 'bdev/4' },
        ],
      },
      {
        name: 'caller',
        subject: 'cowfs: find the dax device at mount',
        author: 'Cora Cow',
        edits: [{ path: 'fs/cowfs/super.c', from: '', to: 'call fs_dax_get_by_bdev/2\n' }],
      },
      {
        name: 'convert',
        subject: 'cowfs: name a holder',
        author: 'Sam Series',
        needs: ['holder', 'caller'],
        edits: [{ path: 'fs/cowfs/super.c', from: 'bdev/2', to: 'bdev/4' }],
      },
    ],
    trees: [
      { name: 'xfs', policy: 'git-stable', maintainer: 'Fiona Filesystem', has: ['holder'] },
      { name: 'cowfs', policy: 'git-stable', maintainer: 'Cora Cow', has: ['caller'] },
      { name: 'next', policy: 'git-rebasing', maintainer: 'Nick Next' },
    ],
  },
  commands: ['merge xfs into next', 'merge cowfs into next', 'apply convert to next'],
  lanes: [
    { name: 'xfs', note: 'stable' },
    { name: 'cowfs', note: 'stable' },
    { name: 'next', note: 'integration' },
  ],
  letters: { holder: 'A', caller: 'B', convert: 'C' },
};
