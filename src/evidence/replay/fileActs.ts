import type { FileSystem } from '../../simkernel/fs/fileSystem.ts';
import { xfs_mount } from '../../simkernel/fs/xfs/xfs_mount.ts';
import { EOPNOTSUPP } from '../../simkernel/include/errno.ts';
import { mmap } from '../../simkernel/user/mmap.ts';
import { changing, pagesOf, type RoleAct } from './roleAct.ts';
import { fileOf, mountOf, type World } from './world.ts';

/** The recorder ends with fsync whatever it writes. */
function sync(fs: FileSystem): void {
  if (fs instanceof xfs_mount) fs.forceLog();
}

const making =
  (content: 'written' | 'hole' | 'unwritten'): RoleAct =>
  (world, _role, [path = '', bytes = '0']) => {
    const fs = mountOf(world, path);
    return changing(fs, function* () {
      const pages = pagesOf(bytes);
      const colour = recordedColour(world, path, pages);
      fs.create(path, pages, { content, ...(colour === undefined ? {} : { colour }) });
      sync(fs);
      return 0;
    });
  };

const PAGES_OF_2M = 512;

/**
 * Where in 2 MiB the recorded file lay, if it is large enough for that to matter: the simulation's allocator knows of no
 * stripe unit or extent size hint, and entries of 2 MiB need blocks that are aligned.
 */
function recordedColour(world: World, path: string, pages: number): number | undefined {
  if (pages < PAGES_OF_2M) return undefined;
  for (const [act, [pfn]] of world.recordedPfns) {
    const [verb, , file, offset] = act.split(' ');
    if (verb !== 'fiemap' || file !== path || pfn === undefined) continue;
    return (pfn - Number(offset) / 4096) % PAGES_OF_2M;
  }
  return undefined;
}

/** Acts that make files and mappings of every kind, by verb. */
export const fileActs: Readonly<Record<string, RoleAct>> = {
  create: making('written'),
  sparse: making('hole'),
  falloc: making('unwritten'),
  reflink: (world, _role, [from = '', to = '']) => {
    const fs = mountOf(world, from);
    return changing(fs, function* () {
      const result = fs instanceof xfs_mount ? fs.reflink(from, to) : -EOPNOTSUPP;
      sync(fs);
      return result;
    });
  },
  'mmap-private': (world, role, [path = '', offset = '0', bytes = '0']) =>
    function* (k) {
      const file = fileOf(world, path);
      role.mapping = yield* mmap(k, file, pagesOf(offset), pagesOf(bytes), 'MAP_PRIVATE');
      return 0;
    },
};
