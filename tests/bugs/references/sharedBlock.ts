import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { gupFlags } from '../../../src/simkernel/include/gup_flags.ts';
import { U64_MAX } from '../../../src/simkernel/include/limits.ts';
import { bootWatched } from './bootWatched.ts';
import { PAGE_MAPPING_DAX_SHARED, type page } from '../../../src/simkernel/mm/page.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import type { Patch } from '../../races/race.ts';

/** Mapping and count of a page: `mapping:/f 0`, `none 2`, `marker 1`. */
export function association({ mapping, index }: page): string {
  const count = index === U64_MAX ? 'U64_MAX' : index;
  if (mapping === PAGE_MAPPING_DAX_SHARED) return `marker ${count}`;
  return `${mapping?.label ?? 'none'} ${count}`;
}

/** An XFS whose file `/f` was cloned to `/g`, and a task that has mapped each. */
export function sharedBlock(release: string, patch: Patch = {}) {
  const machine = bootWatched({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { reflink: true });
  const original = mp.create('/f', 4);
  mp.reflink('/f', '/g');
  machine.livepatch(patch);
  const { FOLL_GET } = gupFlags(machine.release);
  const page = pgmap.pageAt(original.pfnOf(0) ?? -1);
  const mapper = (path: string) => {
    const file = mp.lookup(path);
    if (!file) throw new TypeError(path);
    const task = machine.task(path);
    const { start } = machine.call(task, (k) => mmap(k, file, 0, 4));
    return {
      file,
      read: () => machine.call(task, (k) => touch(k, start, 'read')),
      write: () => machine.call(task, (k) => touch(k, start, 'write')),
      gupFast: () => machine.call(task, (k) => k.gup_fast_pte_range(start, 1, FOLL_GET, [])),
      truncate: () => machine.call(task, (k) => k.__x64_sys_truncate(file, 0)),
      page: () => pgmap.pageAt(file.pfnOf(0) ?? -1),
    };
  };
  return {
    machine,
    page,
    f: mapper('/f'),
    g: mapper('/g'),
    codes: () => machine.splats.map(({ code }) => code).join(),
  };
}
