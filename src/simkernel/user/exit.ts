import type { pipe_inode_info } from '../fs/pipe_inode_info.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { access, type Preemptible } from '../kernel/preemptible.ts';
import { endVma } from '../mm/munmap.ts';

/**
 * What happens when a process exits: its mappings end, then its pipe is closed and gives its pages back.
 * The order is that of do_exit(): exit_mm before exit_files. Source: kernel/exit.c at 5.10, 6.1, 6.12, 7.2.
 */
export function* exit(k: Kernel, pipe: pipe_inode_info | undefined): Preemptible<number> {
  const task = k.current;
  for (const vma of task.mm?.vmas ?? []) yield* endVma(k, vma);
  while (pipe && pipe.bufs.length > 0) {
    const [page] = pipe.bufs;
    if (page) yield access(page, '_refcount', 'readWrite');
    k.pipe_buf_release(pipe);
  }
  k.globals.tasks.remove(task);
  return 0;
}
