import type { HowToBoot } from '../../src/explore/explore.ts';
import { inode } from '../../src/simkernel/fs/inode.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import type { Thread } from '../../src/simkernel/kernel/thread.ts';
import { attachPgmap } from '../../src/simkernel/mm/attachPgmap.ts';
import type { page } from '../../src/simkernel/mm/page.ts';
import { mmap } from '../../src/simkernel/user/mmap.ts';
import { touch } from '../../src/simkernel/user/touch.ts';
import type { Patch } from './race.ts';

const firstPfn = 0x40000;

/**
 * A file f of one page that A maps and has written, and a file g whose only page lies on the same block: it gets the
 * block once f has given it up. `held`: somebody has a reference on the page that is no mapping.
 */
export function pinnedFile(release: string, how: HowToBoot, held: boolean, patch?: Patch) {
  const machine = boot({ release, ...how });
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: 16,
  });
  const file = (name: string) =>
    new inode({ name, ino: 1, pages: 1, dax: true, pfnOf: () => firstPfn });
  const f = file('f');
  const g = file('g');
  const A = machine.task('A');
  const T = machine.task('T');
  const { start } = machine.call(A, (k) => mmap(k, f, 0, 1));
  const other = machine.call(T, (k) => mmap(k, g, 0, 1)).start;
  machine.call(A, (k) => touch(k, start, 'write'));
  const page = pgmap.pageAt(firstPfn);
  const got: page[] = [];
  if (held) machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, []));
  if (patch) machine.livepatch(patch);
  const waiting: { thread: Thread<unknown> | undefined } = { thread: undefined };
  const state = () =>
    [
      page._refcount,
      page._mapcount,
      page.mapping === null ? 'none' : page.mapping === f.i_mapping ? 'f' : 'g',
      A.mm?.pteAt(start) ? 'mapped' : 'unmapped',
      f.pfnOf(0) === undefined ? 'hole' : 'block',
      `got ${got.length}`,
      waiting.thread?.state ?? '',
    ].join(' ');
  return { machine, f, g, A, T, start, other, page, got, waiting, state };
}

export type PinnedFile = ReturnType<typeof pinnedFile>;
