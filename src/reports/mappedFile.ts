import { attachPmem } from '../simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../simkernel/fs/xfs/mountXfs.ts';
import type { Machine } from '../simkernel/kernel/machine.ts';
import { mmap } from '../simkernel/user/mmap.ts';
import { touch } from '../simkernel/user/touch.ts';

/** An XFS of one allocation group on pmem, and a file of so many pages that task A has mapped. */
export function mappedFile(machine: Machine, pages = 4) {
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { agcount: 1 });
  const file = mp.create('/f', pages, { colour: 0 });
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, pages));
  const write = () => machine.call(A, (k) => touch(k, start, 'write'));
  return { pmem, pgmap, mp, file, A, start, write };
}
