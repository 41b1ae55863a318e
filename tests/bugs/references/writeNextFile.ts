import { inode } from '../../../src/simkernel/fs/inode.ts';
import type { Machine } from '../../../src/simkernel/kernel/machine.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';

/** Another file gets a block that was given up, and B writes it. @returns the file */
export function writeNextFile(machine: Machine, pfn: number): inode {
  const file = new inode({ name: '/next', ino: 99, pages: 1, dax: true, pfnOf: () => pfn });
  const B = machine.task('B');
  const { start } = machine.call(B, (k) => mmap(k, file, 0, 1));
  machine.call(B, (k) => touch(k, start, 'write'));
  return file;
}
