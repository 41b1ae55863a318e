import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import type { LedgerData } from '../ledgerData.ts';
import { ledgerFromTrace } from '../ledgerFromTrace.ts';

/** The scene of a story: an XFS with -o dax and a file of four pages, the first of which the ledger is about. */
export function fileStory(release: string) {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', 4);
  const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
  const { _refcount: refcount, _mapcount: mapcount } = page;
  const start = machine.traceLength;
  const acts = [{ from: 0, text: 'The page is idle.' }];
  return {
    machine,
    file,
    /** A process that maps the file. */
    process: (name: string) => {
      const task = machine.task(name);
      return { task, vma: machine.call(task, (k) => mmap(k, file, 0, 4)) };
    },
    /** One act of the story, in a sentence. */
    act: (text: string, run: () => void) => {
      acts.push({ from: machine.traceLength - start, text });
      run();
    },
    /** Who held the page when, from the first act on. */
    ledger: (): LedgerData =>
      ledgerFromTrace(machine.trace.slice(start), {
        release,
        page: page.label,
        refcount,
        mapcount,
        idle: refcount,
        acts,
      }),
  };
}
