import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { fileStory } from './fileStory.ts';

/** A reads a page and then writes to it, B writes to it; A has it in a pipe while T punches a hole under it. */
export function countedMappings(release: string): LedgerData {
  const { machine, file, process, act, ledger } = fileStory(release);
  const A = process('A');
  const B = process('B');
  const pipe = new pipe_inode_info('A');
  act('A reads the page through a mapping.', () => {
    machine.call(A.task, (k) => touch(k, A.vma.start, 'read'));
  });
  act('A writes to it: the entry becomes writable.', () => {
    machine.call(A.task, (k) => touch(k, A.vma.start, 'write'));
  });
  act('B writes to the page through a mapping of its own.', () => {
    machine.call(B.task, (k) => touch(k, B.vma.start, 'write'));
  });
  act('A puts the page into a pipe (vmsplice).', () => {
    machine.call(A.task, (k) => k.__x64_sys_vmsplice(pipe, A.vma.start));
  });
  act('T punches a hole under the page.', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_fallocate(file, 0, 4096));
  });
  act('A reads the pipe.', () => {
    machine.call(A.task, (k) => drain(k, pipe));
  });
  act('T goes on.', () => machine.run());
  return ledger();
}
