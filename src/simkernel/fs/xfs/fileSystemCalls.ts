import { EROFS } from '../../include/errno.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import { requireBytes } from '../../kernel/requireCount.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { ext4PunchHole, ext4SetSize } from '../ext4/ext4SetSize.ts';
import type { inode } from '../inode.ts';
import { flushUnmapRange } from './xfs_setattr_size.ts';
import { touches } from '../../kernel/touches.ts';
import { breakLayouts } from '../ext4/ext4_break_layouts.ts';
import { PAGE_SIZE } from '../../include/limits.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Changes the size of a file; waits until nobody holds a page of it. @param length bytes @returns 0 or -errno */
    __x64_sys_truncate(inode: inode, length: number): Preemptible<number>;
    /** Punches a hole (FALLOC_FL_PUNCH_HOLE); waits like truncate. @returns 0 or -errno */
    __x64_sys_fallocate(inode: inode, offset: number, len: number): Preemptible<number>;
    /**
     * Takes the last name of a file away. If nobody maps it any more it is evicted: up to 6.14 without a look at who
     * holds its pages, since 6.15 after waiting for them.
     */
    __x64_sys_unlink(inode: inode): Preemptible<number>;
  }
}

const source = 'recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13';

/** Which of the two file systems a file is on: XFS is the one that is told of the end of a write fault. */
const onExt4 = (inode: inode) => !inode.blocks.hasWriteEnd;

/** Runs with IOLOCK and MMAPLOCK held for writing, the layout of the file broken. */
function* withBrokenLayout(
  k: Kernel,
  inode: inode,
  change: () => Preemptible<number>,
  breakExt4 = (of: inode) => k.ext4_break_layouts(of),
): Preemptible<number> {
  if (inode.blocks.readOnly) return -EROFS;
  yield* k.down_write(inode.i_rwsem);
  yield* k.down_write(inode.i_mmaplock);
  const error = yield* onExt4(inode) ? breakExt4(inode) : k.xfs_break_layouts(inode);
  const result = error || (yield* change());
  k.up_write(inode.i_mmaplock);
  k.up_write(inode.i_rwsem);
  return result;
}

function* punchHole(k: Kernel, inode: inode, offset: number, len: number): Preemptible<number> {
  if (onExt4(inode)) return yield* ext4PunchHole(k, inode, offset, len);
  if (compareReleases(k.release, '6.12') < 0) yield* flushUnmapRange(k, inode, offset, len);
  return yield* k.xfs_free_file_space(inode, offset, len);
}

export const __x64_sys_truncate = defineSymbol({
  name: '__x64_sys_truncate',
  file: 'fs/open.c',
  models: 'Changes the size of a file.',
  args: ['inode', 'length'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source,
      call(k, inode, length) {
        requireBytes('__x64_sys_truncate', 'a length', length);
        const inlined = compareReleases(k.release, '6.15') >= 0;
        return withBrokenLayout(
          k,
          inode,
          () => (onExt4(inode) ? ext4SetSize(k, inode, length) : k.xfs_setattr_size(inode, length)),
          inlined ? (of) => breakLayouts(k, of) : undefined,
        );
      },
    },
  ],
});

export const __x64_sys_fallocate = defineSymbol({
  name: '__x64_sys_fallocate',
  file: 'fs/open.c',
  models: 'Punches a hole into a file.',
  args: ['inode', 'offset', 'len'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source,
      *call(k, inode, offset, len) {
        requireBytes('__x64_sys_fallocate', 'an offset', offset);
        requireBytes('__x64_sys_fallocate', 'a length', len);
        // ext4 wrote the range back before it took any lock: own-truncate-pinned-ext4 of 5.10.223 and 6.1.192, not 6.12.107.
        if (onExt4(inode) && !inode.blocks.readOnly && compareReleases(k.release, '6.12') < 0) {
          const last = Math.ceil((offset + len) / PAGE_SIZE) - 1;
          yield* k.dax_writeback_mapping_range(
            inode.i_mapping,
            Math.floor(offset / PAGE_SIZE),
            last,
          );
        }
        return yield* withBrokenLayout(k, inode, () => punchHole(k, inode, offset, len));
      },
    },
  ],
});

export const __x64_sys_unlink = defineSymbol({
  name: '__x64_sys_unlink',
  file: 'fs/namei.c',
  models: 'Takes the last name of a file away and evicts it if nobody maps it.',
  args: ['inode'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source,
      *call(k, inode) {
        if (inode.blocks.readOnly) return -EROFS;
        yield access(inode, 'i_nlink', 'readWrite');
        inode.i_nlink -= 1;
        yield* evictIfUnused(k, inode);
        return 0;
      },
    },
  ],
});

/** iput_final(): a file without a name goes with its last mapping, which holds the file open. */
export function* evictIfUnused(k: Kernel, inode: inode): Preemptible<void> {
  const mapping = inode.i_mapping;
  touches(k, inode, 'i_nlink', 'read');
  touches(k, mapping, 'i_mmap', 'read');
  if (inode.i_nlink > 0 || mapping.i_mmap.length > 0) return;
  yield* evict(k, inode);
  touches(k, inode, 'i_blocks', 'write');
  inode.freeBlocks(0, inode.pages);
  inode.blocks.evicted();
}

/** Drops what an inode has in use: since 6.15 it first waits until nobody holds a page of it. */
export function* evict(k: Kernel, inode: inode): Preemptible<void> {
  if (compareReleases(k.release, '6.15') >= 0) yield* k.dax_break_layout_final(inode);
  yield* k.truncate_inode_pages_range(inode.i_mapping, 0, Number.POSITIVE_INFINITY);
}
