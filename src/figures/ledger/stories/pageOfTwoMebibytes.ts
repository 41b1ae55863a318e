import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { page_folio } from '../../../simkernel/mm/folio.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { fileStory } from './fileStory.ts';

/** The page of the file that the story is about: not the first of its 2 MiB. */
const at = 5;

/**
 * Page 5 of an entry of 2 MiB: two processes map it, it goes into a pipe, the file is truncated. The ledger is that of the
 * page that counts for it: itself up to 6.14, the head of its folio since 6.15.
 */
export function pageOfTwoMebibytes(release: string): LedgerData {
  const { machine, file, page, process, act, ledger } = fileStory(release, { pages: 512, at });
  const A = process('A');
  const B = process('B');
  const pipe = new pipe_inode_info('A');
  for (const { task, vma } of [A, B]) {
    act(`${task.comm} writes to page ${at} through a mapping; it gets the 2 MiB around it.`, () => {
      machine.call(task, (k) => touch(k, vma.start + at, 'write'));
    });
  }
  const counts = page_folio(page);
  act(`A puts page ${at} into a pipe (vmsplice).`, () => {
    machine.call(A.task, (k) => k.__x64_sys_vmsplice(pipe, A.vma.start + at));
  });
  act('T truncates the file to nothing.', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
  });
  act('A reads the pipe.', () => {
    machine.call(A.task, (k) => drain(k, pipe));
  });
  act('T goes on.', () => machine.run());
  return ledger(counts);
}
