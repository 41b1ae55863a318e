import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { bootWatched } from './bootWatched.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import type { Patch } from '../../races/race.ts';

/** A file of 2 MiB in one aligned run of blocks that A has written, on a kernel with functions replaced or as it was. */
export function largeFile(release: string, patch: Patch = {}) {
  const machine = bootWatched({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/f', 512, { colour: 0 });
  const pageOf = (index: number): page => pgmap.pageAt(file.pfnOf(index) ?? -1);
  const [head, tail] = [pageOf(0), pageOf(5)];
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 512));
  machine.livepatch(patch);
  const first = machine.call(A, (k) => touch(k, start, 'write'));
  const T = machine.task('T');
  return {
    machine,
    file,
    head,
    tail,
    first,
    /** Takes page 5 of the file. */
    pin: () => machine.call(A, (k) => k.pin_user_pages_fast(start + 5, 1, 0, [])),
    get: () => machine.call(A, (k) => k.get_user_pages_fast(start + 5, 1, 0, [])),
    truncate: () => machine.start(T, (k) => k.__x64_sys_truncate(file, 0)),
    codes: () => machine.splats.map(({ code }) => code).join(),
    counts: () => `${head._refcount}/${head._large_mapcount + 1}`,
  };
}
