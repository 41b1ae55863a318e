import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { fileStory } from './fileStory.ts';

/** A page is in a pipe and mapped by nobody when its file is unlinked: up to 6.14 nobody waits for it. */
export function heldAndUnmapped(release: string): LedgerData {
  const { machine, file, process, act, ledger } = fileStory(release);
  const { task, vma } = process('A');
  const pipe = new pipe_inode_info('A');
  act('A writes to the page through a mapping.', () => {
    machine.call(task, (k) => touch(k, vma.start, 'write'));
  });
  act('A puts the page into a pipe (vmsplice).', () => {
    machine.call(task, (k) => k.__x64_sys_vmsplice(pipe, vma.start));
  });
  act('A unmaps the file.', () => {
    machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
  });
  act('T unlinks the file, which nobody maps any more.', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_unlink(file));
  });
  act('A reads the pipe.', () => {
    machine.call(task, (k) => drain(k, pipe));
  });
  act('T goes on, if it had to wait.', () => machine.run());
  return ledger();
}
