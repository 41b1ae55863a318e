import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

/** Two processes map a page, one of them puts it into a pipe, a third truncates the file, the pipe is read. */
export function idleAtOne(release: string): LedgerData {
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
  const [A, B] = ['A', 'B'].map((name) => {
    const task = machine.task(name);
    return { task, vma: machine.call(task, (k) => mmap(k, file, 0, 4)) };
  });
  if (!A || !B) throw new TypeError('The story needs two processes.');
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
  return ledgerFromTrace(machine.trace.slice(start), {
    release,
    page: page.label,
    refcount,
    mapcount,
    idle: refcount,
    acts,
  });
}
