import { attachPmem } from '../../../simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../simkernel/fs/xfs/mountXfs.ts';
import { boot } from '../../../simkernel/kernel/machine.ts';
import { mmap } from '../../../simkernel/user/mmap.ts';
import { pageStory } from './pageStory.ts';

/** Pages of 2 MiB: a file of as many lies aligned, so that one entry can map it. */
const large = 512;

/** The scene of a story: an XFS with -o dax and a file, page `at` of which the ledger is about. */
export function fileStory(release: string, { pages = 4, at = 0 } = {}) {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/mnt/f', pages, pages < large ? {} : { colour: 0 });
  const page = pgmap.pageAt(file.pfnOf(at) ?? -1);
  return {
    machine,
    file,
    page,
    /** A process that maps the file. */
    process: (name: string) => {
      const task = machine.task(name);
      return { task, vma: machine.call(task, (k) => mmap(k, file, 0, pages)) };
    },
    ...pageStory(machine, page, 'The page is idle.'),
  };
}
