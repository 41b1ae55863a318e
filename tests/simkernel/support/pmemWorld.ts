import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs, type XfsOptions } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';

/** A machine with one pmem device of 512 MiB at pfn 0x40000 and an XFS on it. */
export function xfsWorld(release: string, options: XfsOptions = {}) {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, options);
  const injector = machine.task('injector');
  const corrupt = (pfn: number) => machine.call(injector, (k) => k.hwpoison_inject(pfn));
  const called = (fn: string) =>
    machine.trace.filter((event) => event.kind === 'call' && event.fn === fn).length;
  return { machine, pmem, pgmap, mp, corrupt, called };
}
