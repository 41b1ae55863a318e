import type { pipe_inode_info } from '../fs/pipe_inode_info.ts';
import { EFAULT } from '../include/errno.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { requireArguments } from '../kernel/requireArguments.ts';
import { touches } from '../kernel/touches.ts';

const PAGE_SIZE = 4096;

/**
 * What a process does when it reads one page out of a pipe: the oldest buffer goes, and its reference with it.
 * @since 5.2, the oldest release that boots
 * Once memunmap_pages() has taken the device's memory away nothing can be copied, and the buffer stays in the pipe.
 * @returns bytes read; 0 from an empty pipe; -EFAULT for memory that is gone
 * @throws SimError badArgument for anything else than what the parameters name
 * @source fs/splice.c pipe_buf_release; recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13, for
 * memory that is gone own-removal-pinned of 7.2.13
 */
export function* drain(k: Kernel, pipe: pipe_inode_info): Preemptible<number> {
  requireArguments('drain', 'k: kernel, pipe: pipe_inode_info', [k, pipe]);
  const [page] = pipe.bufs;
  if (!page) return 0;
  touches(k, page.pgmap, 'memmapGone', 'read');
  if (page.pgmap.memmapGone) return -EFAULT;
  yield access(page, '_refcount', 'readWrite');
  k.pipe_buf_release(pipe);
  return PAGE_SIZE;
}
