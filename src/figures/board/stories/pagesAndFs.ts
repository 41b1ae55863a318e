import type { PatchSpec, WorldSpec } from '../../../simtrees/index.ts';

/** Two patches for memory management, and one for a filesystem that needs both. */
export const patches: readonly PatchSpec[] = [
  {
    name: 'helpers',
    subject: 'mm: split the helpers',
    author: 'Sam Series',
    edits: [
      { path: 'mm/memory-failure.c', from: 'one big function\n', to: 'collect, then kill\n' },
    ],
  },
  {
    name: 'kill',
    subject: 'mm: add mf_dax_kill_procs',
    author: 'Sam Series',
    needs: ['helpers'],
    edits: [
      {
        path: 'mm/memory-failure.c',
        from: 'end of file\n',
        to: 'def mf_dax_kill_procs/4\nlock the entry\n\nend of file\n',
      },
    ],
  },
  {
    name: 'notify',
    subject: 'xfs: handle a failure notification',
    author: 'Sam Series',
    needs: ['kill'],
    edits: [{ path: 'fs/xfs/xfs_notify_failure.c', from: '', to: 'call mf_dax_kill_procs/4\n' }],
  },
  {
    name: 'follow-up',
    subject: 'mm: lock the entry for every page',
    author: 'Sam Series',
    needs: ['kill'],
    edits: [
      {
        path: 'mm/memory-failure.c',
        from: 'lock the entry\n',
        to: 'lock the entry, page by page\n',
      },
    ],
  },
  {
    name: 'rmap',
    subject: 'mm: walk the mappings in order',
    author: 'Hugo Page',
    edits: [{ path: 'mm/rmap.c', from: 'walk the mappings\n', to: 'walk the mappings in order\n' }],
  },
];

/** A rebuilt tree, a stable tree and their integration, all at rc4. The trees are the model's own. */
export function rebuiltAndStable(mmHas: readonly string[]): WorldSpec {
  return {
    tag: 'rc4',
    files: {
      'mm/memory-failure.c': 'def memory_failure/2\n\none big function\n\nreport\n\nend of file\n',
      'fs/xfs/xfs_buf.c': 'buffer target\n',
      'mm/rmap.c': 'walk the mappings\n',
    },
    patches,
    trees: [
      { name: 'mm', policy: 'quilt-rebuild', maintainer: 'Mia Memory', has: mmHas },
      { name: 'xfs', policy: 'git-stable', maintainer: 'Fiona Filesystem' },
      { name: 'next', policy: 'integration', maintainer: 'Nick Next' },
    ],
  };
}

/** Letters by which the figures and the prose call the patches. */
export const letters = { helpers: 'A', kill: 'B', notify: 'C', 'follow-up': 'D', rmap: 'E' };
