import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { address_space } from '../address_space.ts';
import type { inode } from '../inode.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Changes the size of a file, with IOLOCK and MMAPLOCK held and its layout broken. @param newsize bytes */
    xfs_setattr_size(inode: inode, newsize: number): Preemptible<number>;
    /** Frees the blocks of a range of a file. @param offset bytes @param len bytes */
    xfs_free_file_space(inode: inode, offset: number, len: number): Preemptible<number>;
    /** Writes the dirty entries of a range of pages back. */
    xfs_dax_writepages(mapping: address_space, first: number, last: number): Preemptible<number>;
    /** Zeroes the rest of the block at the end of a file. The model keeps no data. */
    dax_truncate_page(inode: inode, pos: number): void;
    /** Zeroes the parts of blocks at both ends of a range. The model keeps no data. */
    dax_zero_range(inode: inode, pos: number, len: number): void;
    /** Ends a write fault on blocks of a DAX file: new blocks take the place of shared ones. In pages. @returns 0 */
    xfs_dax_write_iomap_end(inode: inode, first: number, pages: number): number;
  }
}

const PAGE_SIZE = 4096;

/** filemap_write_and_wait_range(): calls the file system only if the file has entries. Bytes, the last one included. */
function* writeAndWait(k: Kernel, inode: inode, start: number, end: number): Preemptible<void> {
  const mapping = inode.i_mapping;
  touches(k, mapping, 'i_pages', 'read');
  if (mapping.entryCount === 0) return;
  yield* k.xfs_dax_writepages(mapping, Math.floor(start / PAGE_SIZE), Math.floor(end / PAGE_SIZE));
}

/** xfs_flush_unmap_range(): writes the range back, then takes it out of page tables and entries. */
export function* flushUnmapRange(
  k: Kernel,
  inode: inode,
  offset: number,
  len: number,
): Preemptible<void> {
  yield* writeAndWait(k, inode, offset, offset + len - 1);
  yield* k.truncate_pagecache_range(inode, offset, offset + len - 1);
}

function* setSize(k: Kernel, inode: inode, newsize: number): Preemptible<void> {
  const before = inode.pages;
  yield* k.truncate_setsize(inode, newsize);
  touches(k, inode, 'i_blocks', 'write');
  inode.freeBlocks(inode.pages, before);
}

export const xfs_setattr_size = defineSymbol({
  name: 'xfs_setattr_size',
  file: 'fs/xfs/xfs_iops.c',
  models: 'Changes the size of a file.',
  args: ['inode', 'newsize'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.1',
      source: 'recordings of 5.10.223',
      *call(k, inode, newsize) {
        yield* writeAndWait(k, inode, newsize, newsize);
        yield* setSize(k, inode, newsize);
        return 0;
      },
    },
    {
      since: '6.1',
      until: '6.12',
      source: 'recordings of 6.1.192',
      *call(k, inode, newsize) {
        yield* writeAndWait(k, inode, newsize, newsize);
        k.dax_truncate_page(inode, newsize);
        yield* setSize(k, inode, newsize);
        return 0;
      },
    },
    {
      since: '6.12',
      source: 'recordings of 6.12.107, 7.2.13',
      *call(k, inode, newsize) {
        k.dax_truncate_page(inode, newsize);
        yield* setSize(k, inode, newsize);
        return 0;
      },
    },
  ],
});

function freePages(k: Kernel, inode: inode, offset: number, len: number): void {
  touches(k, inode, 'i_blocks', 'write');
  inode.freeBlocks(Math.ceil(offset / PAGE_SIZE), Math.floor((offset + len) / PAGE_SIZE));
}

export const xfs_free_file_space = defineSymbol({
  name: 'xfs_free_file_space',
  file: 'fs/xfs/xfs_bmap_util.c',
  models: 'Frees the blocks of a range.',
  args: ['inode', 'offset', 'len'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.1',
      source: 'recordings of 5.10.223',
      *call(k, inode, offset, len) {
        freePages(k, inode, offset, len);
        return 0;
      },
    },
    {
      since: '6.1',
      until: '6.12',
      source: 'recordings of 6.1.192',
      *call(k, inode, offset, len) {
        freePages(k, inode, offset, len);
        k.dax_zero_range(inode, offset, len);
        return 0;
      },
    },
    {
      since: '6.12',
      source: 'recordings of 6.12.107, 7.2.13',
      *call(k, inode, offset, len) {
        yield* flushUnmapRange(k, inode, offset, len);
        freePages(k, inode, offset, len);
        k.dax_zero_range(inode, offset, len);
        return 0;
      },
    },
  ],
});

export const xfs_dax_writepages = defineSymbol({
  name: 'xfs_dax_writepages',
  file: 'fs/xfs/xfs_aops.c',
  models: 'Writes dirty entries back.',
  args: ['mapping', 'first', 'last'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'recordings of 5.10.223, 6.1.192, 6.12.107',
      call: (k, mapping, first, last) => k.dax_writeback_mapping_range(mapping, first, last),
    },
  ],
});

export const dax_truncate_page = defineSymbol({
  name: 'dax_truncate_page',
  file: 'fs/dax.c',
  models: 'Zeroes the rest of the last block; the model keeps no data.',
  args: ['inode', 'pos'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '6.0', source: 'recordings of 6.1, 6.12, 7.2', call: () => undefined }],
});

export const dax_zero_range = defineSymbol({
  name: 'dax_zero_range',
  file: 'fs/dax.c',
  models: 'Zeroes the ends of a range; the model keeps no data.',
  args: ['inode', 'pos', 'len'],
  returns: 'void',
  preemptible: false,
  bodies: [
    { since: '6.0', until: '6.12', source: 'recordings of 6.1.192', call: () => undefined },
    {
      since: '6.12',
      source: 'recordings of 6.12.107, 7.2.13',
      call(k, inode) {
        k.xfs_dax_write_iomap_end(inode, 0, 0);
      },
    },
  ],
});

export const xfs_dax_write_iomap_end = defineSymbol({
  name: 'xfs_dax_write_iomap_end',
  file: 'fs/xfs/xfs_iomap.c',
  models: 'Ends a write fault: new blocks take the place of shared ones.',
  args: ['inode', 'first', 'pages'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '6.0',
      source: 'recordings of 6.1, 6.12, 7.2',
      call(_k, inode, first, pages) {
        inode.blocks.endWrite(first, pages);
        return 0;
      },
    },
  ],
});
