import { hostOf } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { xfs_mount } from './xfs_mount.ts';

/** Why a file system goes down. Source: fs/xfs/xfs_mount.h at 6.1; 0x4, 0x10 and 0x20 are in the recordings. */
export const SHUTDOWN_META_IO_ERROR = 0x1;
export const SHUTDOWN_LOG_IO_ERROR = 0x2;
export const SHUTDOWN_FORCE_UMOUNT = 0x4;
export const SHUTDOWN_CORRUPT_INCORE = 0x8;
export const SHUTDOWN_CORRUPT_ONDISK = 0x10;
export const SHUTDOWN_DEVICE_REMOVED = 0x20;

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes a file system down: from now on its I/O fails. The flags of the first shutdown stay. */
    xfs_do_force_shutdown(mp: xfs_mount, flags: number): void;
    /** Tells the file system's health monitor that it went down. In 7.2. */
    xfs_healthmon_report_shutdown(mp: xfs_mount, flags: number): void;
  }
}

const file = 'fs/xfs/xfs_fsops.c';

function shutDown(mp: xfs_mount, flags: number, say: (text: string) => void): boolean {
  if (mp.shutdown !== null) return false;
  mp.shutdown = flags;
  const name = mp.label.slice(3);
  const corrupt = (flags & SHUTDOWN_CORRUPT_ONDISK) !== 0;
  if (flags & SHUTDOWN_FORCE_UMOUNT) say(`XFS (${name}): User initiated shutdown received.`);
  const tag = corrupt ? 'Corruption of on-disk metadata' : 'Metadata I/O Error';
  say(`XFS (${name}): ${tag} (0x${flags.toString(16)}) detected. Shutting down filesystem.`);
  say(`XFS (${name}): Please unmount the filesystem and rectify the problem(s)`);
  return true;
}

export const xfs_do_force_shutdown = defineSymbol({
  name: 'xfs_do_force_shutdown',
  file,
  models: 'Takes a file system down.',
  args: ['mp', 'flags:x'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '7.2',
      source: 'fs/xfs/xfs_fsops.c at 5.10, 6.1, 6.12',
      call(k, mp, flags) {
        shutDown(mp, flags, (text) => hostOf(k).printk(text));
      },
    },
    {
      since: '7.2',
      source: 'recording mf-xfs-metadata at 7.2.13: two reports to user space, the error first',
      call(k, mp, flags) {
        if (!shutDown(mp, flags, (text) => hostOf(k).printk(text))) return;
        k.fserror_report(mp.m_super);
        k.xfs_healthmon_report_shutdown(mp, flags);
      },
    },
  ],
});

export const xfs_healthmon_report_shutdown = defineSymbol({
  name: 'xfs_healthmon_report_shutdown',
  file: 'fs/xfs/xfs_healthmon.c',
  models: 'Reports a shutdown to the health monitor of a file system, if there is one.',
  args: ['mp', 'flags:x'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '7.2', source: 'recordings of 7.2.13', call: () => undefined }],
});
