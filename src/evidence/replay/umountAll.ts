import type { FileSystem } from '../../simkernel/fs/fileSystem.ts';
import { KernelPanic } from '../../simkernel/kernel/kernelPanic.ts';
import { exit } from '../../simkernel/user/exit.ts';
import { umount } from '../../simkernel/user/umount.ts';
import type { World } from './world.ts';

/**
 * What a recording that unmounts does at its end: the processes exit, then each file system is unmounted. A process that
 * sleeps in the kernel cannot exit and keeps its file system busy.
 * @returns the exit status of umount: 1 if a file system is busy
 */
export function umountAll(world: World): number {
  if ([...world.roles.values()].some(({ call }) => call !== undefined)) return 1;
  for (const { task, pipe } of world.roles.values())
    run(world, () => {
      world.machine.call(task, (k) => exit(k, pipe));
    });
  const task = world.machine.task('umount');
  for (const fs of world.mounts.values())
    run(world, () => {
      world.machine.call(task, (k) => umount(k, superBlockOf(fs)));
    });
  return 0;
}

const superBlockOf = (fs: FileSystem) => fs.superBlock;

function run(world: World, call: () => void): void {
  if (world.died) return;
  try {
    call();
  } catch (error) {
    if (!(error instanceof KernelPanic)) throw error;
    world.died = error;
  }
}
