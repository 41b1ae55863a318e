import { KernelObject } from '../kernel/kernelObject.ts';
import type { inode } from './inode.ts';

/** Set in `s_flags` once a mount is complete. Source: include/linux/fs.h. */
export const SB_BORN = 1 << 29;

/** Models `struct super_block`: a mounted file system, as the VFS sees it. */
export class super_block extends KernelObject {
  s_flags = 0;
  /** `s_writers.freeze_kcount`: freezes by the kernel. */
  freeze_kcount = 0;
  /** `s_writers.freeze_ucount`: freezes asked for from user space. */
  freeze_ucount = 0;

  readonly #inodes: inode[] = [];

  constructor(name: string) {
    super(`sb:${name}`);
    Object.seal(this);
  }

  /** `s_inodes`: the files that are in core. */
  get s_inodes(): readonly inode[] {
    return [...this.#inodes];
  }

  addInode(file: inode): void {
    this.#inodes.push(file);
  }
}
