import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import type { Kernel } from '../../../simkernel/kernel/kernel.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import type { Preemptible } from '../../../simkernel/kernel/preemptible.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { touch } from '../../../simkernel/user/touch.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

/** A process pins a page of its file, another truncates the file, the pin is given back. */
export function unpinned(release: string): LedgerData {
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
  const { start: address } = machine.call(A, (k) => mmap(k, file, 0, 4));
  act('A writes to the page through a mapping.', () => {
    machine.call(A, (k) => touch(k, address, 'write'));
  });
  act('A pins the page (FOLL_PIN).', () => {
    machine.call(A, (k) => k.pin_user_pages_fast(address, 1, 0, []));
  });
  act('T truncates the file to nothing.', () => {
    machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
  });
  act('A unpins the page.', () => {
    machine.call(A, function* (k: Kernel): Preemptible<void> {
      k.unpin_user_page(page);
    });
  });
  act('T goes on, if somebody has woken it.', () => machine.run());
  return ledgerFromTrace(machine.trace.slice(start), {
    release,
    page: page.label,
    refcount,
    mapcount,
    idle: refcount,
    acts,
  });
}
