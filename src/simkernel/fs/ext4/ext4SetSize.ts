import { PAGE_SIZE } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { touches } from '../../kernel/touches.ts';
import type { inode } from '../inode.ts';

/** The part of ext4_setattr() that follows the wait: the new size, then what lies beyond it goes. */
export function* ext4SetSize(k: Kernel, inode: inode, newsize: number): Preemptible<number> {
  const before = inode.pages;
  inode.pages = Math.ceil(newsize / PAGE_SIZE);
  yield* k.truncate_pagecache(inode, newsize);
  touches(k, inode, 'i_blocks', 'write');
  inode.freeBlocks(inode.pages, before);
  return 0;
}

/** The part of ext4_punch_hole() that follows the wait. Only whole blocks go. */
export function* ext4PunchHole(
  k: Kernel,
  inode: inode,
  offset: number,
  len: number,
): Preemptible<number> {
  const first = Math.ceil(offset / PAGE_SIZE);
  const end = Math.floor((offset + len) / PAGE_SIZE);
  if (end <= first) return 0;
  yield* k.truncate_pagecache_range(inode, first * PAGE_SIZE, end * PAGE_SIZE - 1);
  touches(k, inode, 'i_blocks', 'write');
  inode.freeBlocks(first, end);
  return 0;
}
