import type { super_block } from '../fs/super_block.ts';
import { evict } from '../fs/xfs/fileSystemCalls.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Preemptible } from '../kernel/preemptible.ts';

/**
 * What happens to the files of a file system when it is unmounted and nobody uses it any more: each inode that is in core
 * is evicted, and lets go of its DAX entries.
 * Source: the oops under evict_inodes() in the recordings removal-xfs of 5.10.223 and 6.1.192.
 */
export function* umount(k: Kernel, sb: super_block): Preemptible<number> {
  for (const file of sb.s_inodes) yield* evict(k, file);
  return 0;
}
