import { EIO } from '../../include/errno.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { xfs_mount } from './xfs_mount.ts';
import type { xfs_perag } from './xfs_perag.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Reads the header of a group and locks its buffer.
     * @returns -EIO, and no lock, on a file system that was shut down
     */
    xfs_alloc_read_agf(mp: xfs_mount, pag: xfs_perag): Preemptible<number>;
    /** Gives the buffer of a group's header back. */
    xfs_trans_brelse(pag: xfs_perag): void;
  }
}

const file = 'fs/xfs/libxfs/xfs_alloc.c';

export const xfs_alloc_read_agf = defineSymbol({
  name: 'xfs_alloc_read_agf',
  file,
  models: 'Reads and locks the AGF buffer of a group.',
  args: ['mp', 'pag'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'fs/xfs/libxfs/xfs_alloc.c at 6.1, 6.12, 7.2; recording of 7.2.13 for -EIO',
      *call(k, mp, pag) {
        if (mp.shutdown !== null) return -EIO;
        yield* k.mutex_lock(pag.agfLock);
        return 0;
      },
    },
  ],
});

export const xfs_trans_brelse = defineSymbol({
  name: 'xfs_trans_brelse',
  file: 'fs/xfs/xfs_trans_buf.c',
  models: 'Gives the AGF buffer of a group back.',
  args: ['pag'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'fs/xfs/xfs_trans_buf.c at 6.1, 6.12, 7.2',
      call(k, pag) {
        k.mutex_unlock(pag.agfLock);
      },
    },
  ],
});
