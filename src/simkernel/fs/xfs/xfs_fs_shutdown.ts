import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { SHUTDOWN_DEVICE_REMOVED } from './xfs_do_force_shutdown.ts';
import type { xfs_mount } from './xfs_mount.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The device of an XFS is gone: shuts it down, unless it is down already. */
    xfs_fs_shutdown(mp: xfs_mount): void;
  }
}

export const xfs_fs_shutdown = defineSymbol({
  name: 'xfs_fs_shutdown',
  file: 'fs/xfs/xfs_super.c',
  models: 'Shuts an XFS down because its device is gone.',
  args: ['mp'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.12',
      source: 'fs/xfs/xfs_super.c at 6.12, 7.2; recordings removal-xfs-1ag of 6.12.107, 7.2.13',
      call(k, mp) {
        k.xfs_do_force_shutdown(mp, SHUTDOWN_DEVICE_REMOVED);
      },
    },
  ],
});
