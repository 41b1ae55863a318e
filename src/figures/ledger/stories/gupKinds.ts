import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { type DirectIo, endDirectRead, startDirectRead } from '../../../simkernel/user/directIo.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { fileStory } from './fileStory.ts';

/**
 * Two processes map a page. One puts it into a pipe, the other has a device read into it; both unmap it while pipe and
 * device still hold it.
 */
export function gupKinds(release: string): LedgerData {
  const { machine, process, act, ledger } = fileStory(release);
  const A = process('A');
  const B = process('B');
  const pipe = new pipe_inode_info('A');
  let transfer: DirectIo | undefined;
  for (const { task, vma } of [A, B]) {
    act(`${task.comm} writes to the page through a mapping.`, () => {
      machine.call(task, (k) => touch(k, vma.start, 'write'));
    });
  }
  act('A puts the page into a pipe (vmsplice, FOLL_GET).', () => {
    machine.call(A.task, (k) => k.__x64_sys_vmsplice(pipe, A.vma.start));
  });
  act('B starts an O_DIRECT read into the page.', () => {
    const started = machine.call(B.task, (k) => startDirectRead(k, B.vma.start));
    if (typeof started === 'number') throw new TypeError('The page of the story can be taken.');
    transfer = started;
  });
  act('A and B unmap the file.', () => {
    for (const { task, vma } of [A, B]) {
      machine.call(task, (k) => k.__x64_sys_munmap(vma.start));
    }
  });
  act('The device is done with the page of B.', () => {
    const done = transfer;
    if (done) machine.call(B.task, (k) => endDirectRead(k, done));
  });
  act('A reads the pipe.', () => {
    machine.call(A.task, (k) => drain(k, pipe));
  });
  return ledger();
}
