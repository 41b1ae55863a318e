import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import { page_folio } from '../../../simkernel/mm/folio.ts';
import { drain } from '../../../simkernel/user/drain.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

const pages = 512;

/**
 * Page 5 of an entry of 2 MiB: two processes map it, it goes into a pipe, the file is truncated. The ledger is that of the
 * page that counts for it: itself up to 6.14, the head of its folio since 6.15.
 */
export function pageOfTwoMebibytes(release: string): LedgerData {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', pages, { colour: 0 });
  const page = pgmap.pageAt(file.pfnOf(5) ?? -1);
  const { _refcount: refcount, _mapcount: mapcount } = page;
  const start = machine.traceLength;
  const acts = [{ from: 0, text: 'The pages are idle.' }];
  const act = (text: string, run: () => void) => {
    acts.push({ from: machine.traceLength - start, text });
    run();
  };
  const [A, B] = ['A', 'B'].map((name) => {
    const task = machine.task(name);
    return { task, vma: machine.call(task, (k) => mmap(k, file, 0, pages)) };
  });
  if (!A || !B) throw new TypeError('The story needs two processes.');
  const pipe = new pipe_inode_info('A');
  for (const { task, vma } of [A, B]) {
    act(`${task.comm} writes to page 5 through a mapping; it gets the 2 MiB around it.`, () => {
      machine.call(task, (k) => touch(k, vma.start + 5, 'write'));
    });
  }
  const counts = page_folio(page);
  act('A puts page 5 into a pipe (vmsplice).', () => {
    machine.call(A.task, (k) => k.__x64_sys_vmsplice(pipe, A.vma.start + 5));
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
    page: counts.label,
    refcount,
    mapcount,
    idle: refcount,
    acts,
  });
}
