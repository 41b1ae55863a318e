// fails: far-apart
import { addressOf, type inode, type Kernel, type Preemptible } from 'simkernel';

/** fs/dax.c: what eviction calls before it deletes the file's entries and frees its blocks. */
export function* dax_break_layout_final(k: Kernel, inode: inode): Preemptible<void> {
  for (;;) {
    const page = yield* k.dax_layout_busy_page_range(inode.i_mapping, 0, Infinity);
    if (page === null) break;
    yield* k.___wait_var_event(addressOf(page), () => k.dax_page_is_idle(page));
  }
  yield* k.dax_delete_mapping_range(inode, 0, 8191);
}
