import { attachPmem } from '../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { inode } from '../../src/simkernel/fs/inode.ts';
import { mountXfs } from '../../src/simkernel/fs/xfs/mountXfs.ts';
import { xfs_rmap_irec } from '../../src/simkernel/fs/xfs/xfs_rmap_irec.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';

const firstPfn = 0x100000;
const ino = 4242;

/** An XFS of one group with a file of that many extents of one block each, every second block its own. */
export function fragmentedFile(release: string, records: number, devicePages: number) {
  const machine = boot({ release, trace: false, stepBudget: Number.MAX_SAFE_INTEGER });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn, pages: devicePages });
  const mp = mountXfs(machine, pmem, { agcount: 1 });
  const [group] = mp.perags;
  if (!group) throw new RangeError('an XFS without a group');
  const base = group.freeFrom;
  for (let at = 0; at < records; at += 1) {
    group.insert(
      new xfs_rmap_irec({ startblock: base + 2 * at, blockcount: 1, owner: ino, offset: at }),
    );
  }
  group.skipTo(base + 2 * records);
  const file = new inode({
    name: '/fragmented',
    ino,
    pages: records,
    dax: true,
    pfnOf: (index) => firstPfn + base + 2 * index,
  });
  mp.cache(file);
  const injector = machine.task('injector', 'kworker');
  return { machine, pmem, pgmap, mp, file, base, injector };
}
