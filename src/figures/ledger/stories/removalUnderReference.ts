import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { pipe_inode_info } from '../../../simkernel/fs/pipe_inode_info.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { pgmapLedger } from '../pgmapLedger.ts';
import { putAfterRemoval } from './putAfterRemoval.ts';
import { storyActs } from './storyActs.ts';

/** A pmem device goes while a pipe holds a page of a file that nobody maps any more; then the pipe is read. */
export function removalUnderReference(release: string): LedgerData {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x1000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 1);
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmap(k, file, 0, 1));
  const pipe = new pipe_inode_info('A');
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, vma.start));
  machine.call(A, (k) => k.__x64_sys_munmap(vma.start));
  const { count } = pgmap.ref;
  const { _refcount: held } = page;
  const { acts, act, events } = storyActs(
    machine,
    'A pipe holds a page of a file. Nobody maps it any more.',
  );
  act('The device is removed.', () => {
    machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
  });
  act('A reads the pipe.', () => putAfterRemoval(machine, 'A', page));
  return pgmapLedger(events(), {
    release,
    ref: pgmap.ref.label,
    count,
    ofPages: pgmap.pfn_len,
    page: page.label,
    held,
    acts,
  });
}
