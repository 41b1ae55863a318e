import { addressOf, type inode, type Kernel, type Preemptible } from 'simkernel';

/** fs/dax.c: what eviction calls before it deletes the file's entries and frees its blocks. */
export function* dax_break_layout_final(k: Kernel, inode: inode): Preemptible<void> {
  yield* k.dax_delete_mapping_range(inode, 0, Infinity);
}
