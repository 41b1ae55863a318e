import type { FileSystem } from '../../simkernel/fs/fileSystem.ts';
import { ext4_sb_info } from '../../simkernel/fs/ext4/ext4_sb_info.ts';
import { xfs_mount } from '../../simkernel/fs/xfs/xfs_mount.ts';
import { EIO } from '../../simkernel/include/errno.ts';
import type { Kernel } from '../../simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../simkernel/kernel/preemptible.ts';
import type { Role, World } from './world.ts';

/** What a process got back: text as the recordings write it, or a number to be written so. */
export type ActResult = string | number;

/** One act of a role: the call that it makes, given the words behind the verb. */
export type RoleAct = (
  world: World,
  role: Role,
  words: readonly string[],
) => (k: Kernel) => Preemptible<ActResult>;

const PAGE_SIZE = 4096;
export const pagesOf = (bytes: string): number => Math.ceil(Number(bytes) / PAGE_SIZE);

/** A file system that was shut down, or an XFS whose device is gone: its log cannot be written any more. */
export const isDown = (fs: FileSystem): boolean =>
  (fs instanceof ext4_sb_info && fs.shutdown) || (fs instanceof xfs_mount && fs.ioError !== 0);

/** A change of a file system: it waits for as long as it is frozen, and fails once it is down. */
export const changing = (fs: FileSystem, run: (k: Kernel) => Preemptible<ActResult>) =>
  function* (k: Kernel): Preemptible<ActResult> {
    yield* k.sb_start_write(fs.superBlock);
    return isDown(fs) ? -EIO : yield* run(k);
  };
