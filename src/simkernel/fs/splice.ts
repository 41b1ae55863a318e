import type { Preemptible } from '../kernel/preemptible.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { page } from '../mm/page.ts';
import type { pipe_inode_info } from './pipe_inode_info.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts one page of the current task's memory into a pipe, by reference: a FOLL_GET reference is held until the pipe
     * gives it back.
     * @param start virtual page number
     * @returns bytes, or -errno
     */
    __x64_sys_vmsplice(pipe: pipe_inode_info, start: number): Preemptible<number>;
    /** Gives the reference of a pipe buffer back: somebody has read it. */
    pipe_buf_release(pipe: pipe_inode_info): void;
  }
}

const PAGE_SIZE = 4096;

export const __x64_sys_vmsplice = defineSymbol({
  name: '__x64_sys_vmsplice',
  file: 'fs/splice.c',
  models: 'Puts a page of user memory into a pipe.',
  args: ['pipe', 'start'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source:
        'fs/splice.c; recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13: FOLL_GET, not FOLL_PIN',
      *call(k, pipe, start) {
        const pages: page[] = [];
        const got = yield* k.get_user_pages_fast(start, 1, 0, pages);
        if (got < 0) return got;
        for (const page of pages) pipe.push(page);
        return PAGE_SIZE;
      },
    },
  ],
});

export const pipe_buf_release = defineSymbol({
  name: 'pipe_buf_release',
  file: 'include/linux/pipe_fs_i.h',
  models: 'Gives the reference of the oldest pipe buffer back.',
  args: ['pipe'],
  returns: 'void',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/splice.c; recordings of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
      call(k, pipe) {
        const page = pipe.shift();
        if (page) k.put_page(page);
      },
    },
  ],
});
