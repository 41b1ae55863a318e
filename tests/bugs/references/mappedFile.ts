import type { Patch } from '../../races/race.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { inode } from '../../../src/simkernel/fs/inode.ts';
import { bootWatched } from './bootWatched.ts';
import type { Thread } from '../../../src/simkernel/kernel/thread.ts';

const firstFilePfn = 0x40018;
/** Calls after which a bug that never ends is seen as one. */
const stepBudget = 5_000;

/** A file whose first page A has written through a mapping, on a kernel with a function replaced or as it was. */
export function mappedFile(release: string, patch: Patch = {}) {
  const machine = bootWatched({ release, stepBudget });
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = new inode({
    name: 'f',
    ino: 1,
    pages: 4,
    dax: true,
    pfnOf: (index) => firstFilePfn + index,
  });
  const page = pgmap.pageAt(firstFilePfn);
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
  machine.livepatch(patch);
  const write = () => machine.call(A, (k) => touch(k, start, 'write'));
  const first = write();
  const T = machine.task('T');
  let punching: Thread<number> | undefined;
  return {
    machine,
    pgmap,
    file,
    page,
    A,
    start,
    first,
    write,
    get: () => machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, [])),
    pin: () => machine.call(A, (k) => k.pin_user_pages_fast(start, 1, 0, [])),
    munmap: () => machine.call(A, (k) => k.__x64_sys_munmap(start)),
    punch: () => {
      punching = machine.start(T, (k) => k.__x64_sys_fallocate(file, 0, 4096));
      return punching;
    },
    punching: () => punching,
    unlink: () => machine.start(T, (k) => k.__x64_sys_unlink(file)),
    codes: () => machine.splats.map(({ code }) => code).join(),
    counts: () => `${page._refcount}/${page._mapcount + 1}`,
    called: (fn: string) =>
      machine.trace.filter((event) => event.kind === 'call' && event.fn === fn).length,
  };
}

export type MappedFile = ReturnType<typeof mappedFile>;
