import { KernelObject } from '../kernel/kernelObject.ts';

/** Set in `s_flags` once a mount is complete. Source: include/linux/fs.h. */
export const SB_BORN = 1 << 29;

/** Models `struct super_block`: a mounted file system, as the VFS sees it. */
export class super_block extends KernelObject {
  s_flags = 0;
  /** `s_writers.freeze_kcount`: freezes by the kernel. */
  freeze_kcount = 0;
  /** `s_writers.freeze_ucount`: freezes asked for from user space. */
  freeze_ucount = 0;

  constructor(name: string) {
    super(`sb:${name}`);
    Object.seal(this);
  }
}
