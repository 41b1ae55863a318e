import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { fileStory } from './fileStory.ts';

/** Two processes map a page, one of them puts it into a pipe, a third truncates the file, the pipe is read. */
export function idleAtOne(release: string): LedgerData {
  const { machine, file, process, act, ledger } = fileStory(release);
  const A = process('A');
  const B = process('B');
  const pipe = new pipe_inode_info('A');
  for (const { task, vma } of [A, B]) {
    act(`${task.comm} writes to the page through a mapping.`, () => {
      machine.call(task, (k) => touch(k, vma.start, 'write'));
    });
  }
  act('A puts the page into a pipe (vmsplice).', () => {
    machine.call(A.task, (k) => k.__x64_sys_vmsplice(pipe, A.vma.start));
  });
  act('T truncates the file to nothing.', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
  });
  act('A reads the pipe.', () => {
    machine.call(A.task, (k) => drain(k, pipe));
  });
  act('T goes on.', () => machine.run());
  return ledger();
}
