import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

/** A process maps a page, puts it into a pipe and unmaps it; another deletes the file; the pipe is read. */
export function heldWhileUnlinked(release: string): LedgerData {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 4);
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const { _refcount: refcount, _mapcount: mapcount } = page;
  const start = machine.traceLength;
  const acts = [{ from: 0, text: 'The page is idle.' }];
  const act = (text: string, run: () => void) => {
    acts.push({ from: machine.traceLength - start, text });
    run();
  };
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
  const pipe = new pipe_inode_info('A');
  act('A writes to the page through a mapping.', () => {
    machine.call(A, (k) => touch(k, vma.start, 'write'));
  });
  act('A puts the page into a pipe (vmsplice).', () => {
    machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, vma.start));
  });
  act('A unmaps the file.', () => {
    machine.call(A, (k) => k.__x64_sys_munmap(vma.start));
  });
  act('T takes the last name of the file away (unlink).', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_unlink(file));
  });
  act('A reads the pipe.', () => {
    machine.call(A, (k) => drain(k, pipe));
  });
  act('Whoever waits goes on.', () => machine.run());
  return ledgerFromTrace(machine.trace.slice(start), {
    release,
    page: page.label,
    refcount,
    mapcount,
    idle: refcount,
    acts,
  });
}
