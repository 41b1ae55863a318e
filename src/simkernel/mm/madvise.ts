import { EINVAL, EOPNOTSUPP } from '../include/errno.ts';
import { MF_ACTION_REQUIRED, MF_COUNT_INCREASED, MF_SW_SIMULATED } from '../include/mfFlags.ts';
import { hostOf, type Kernel } from '../kernel/kernel.ts';
import type { Preemptible } from '../kernel/preemptible.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { page } from './page.ts';

/** The advice that poisons a page. Source: include/uapi/asm-generic/mman-common.h. */
export const MADV_HWPOISON = 100;

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * madvise(). Modelled for MADV_HWPOISON only: takes a reference on each page and reports it as poisoned, on behalf
     * of the task itself.
     * @param start virtual page number
     * @param pages length in pages
     * @returns 0 or -errno; at 6.1 and later -EOPNOTSUPP counts as 0
     */
    __x64_sys_madvise(start: number, pages: number, behavior: number): Preemptible<number>;
  }
}

const poisoning = (flags: number, notAnError: number | undefined) =>
  function* (k: Kernel, start: number, pages: number, behavior: number): Preemptible<number> {
    if (behavior !== MADV_HWPOISON) return -EINVAL;
    for (let at = start; at < start + pages; at += 1) {
      const found: page[] = [];
      const got = yield* k.get_user_pages_fast(at, 1, 0, found);
      const [page] = found;
      if (got !== 1 || !page) return got;
      const pfn = `0x${page.pfn.toString(16)}`;
      hostOf(k).printk(`Injecting memory failure for pfn ${pfn} at process virtual page ${at}`);
      const rc = yield* k.memory_failure(page.pfn, flags);
      if (rc !== 0 && rc !== notAnError) return rc;
    }
    return 0;
  };

export const __x64_sys_madvise = defineSymbol({
  name: '__x64_sys_madvise',
  file: 'mm/madvise.c',
  models: 'madvise() with MADV_HWPOISON.',
  args: ['start:x', 'pages', 'behavior'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'mm/madvise.c at 5.10; flags 0x1 in its recordings',
      call: poisoning(MF_COUNT_INCREASED, undefined),
    },
    {
      since: '6.0',
      until: '6.2',
      source: 'mm/madvise.c at 6.1; flags 0x21 in the recordings of 6.1.192',
      call: poisoning(MF_COUNT_INCREASED | MF_SW_SIMULATED, -EOPNOTSUPP),
    },
    {
      since: '6.2',
      source: 'mm/madvise.c at 6.12, 7.2; flags 0x23 in the recordings of both',
      call: poisoning(MF_COUNT_INCREASED | MF_SW_SIMULATED | MF_ACTION_REQUIRED, -EOPNOTSUPP),
    },
  ],
});
