import { EOPNOTSUPP } from '../../include/errno.ts';
import { MF_SW_SIMULATED } from '../../include/mfFlags.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** A write to debugfs hwpoison/corrupt-pfn: reports a pfn as poisoned on behalf of the writer. */
    hwpoison_inject(pfn: number): Preemptible<number>;
    /** A write to debugfs hwpoison/unpoison-pfn. */
    hwpoison_unpoison(pfn: number): number;
  }
}

const injecting = (flags: number, notAnError: number | undefined) =>
  function* (k: Kernel, pfn: number): Preemptible<number> {
    hostOf(k).printk(`Injecting memory failure at pfn 0x${pfn.toString(16)}`);
    const rc = yield* k.memory_failure(pfn, flags);
    return rc === notAnError ? 0 : rc;
  };

const file = 'mm/hwpoison-inject.c';

export const hwpoison_inject = defineSymbol({
  name: 'hwpoison_inject',
  file,
  models: 'Reports a pfn as poisoned through debugfs.',
  args: ['pfn:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'mm/hwpoison-inject.c at 5.10; flags 0 in its recordings',
      call: injecting(0, undefined),
    },
    {
      since: '6.0',
      source: 'mm/hwpoison-inject.c at 6.1, 6.12, 7.2; flags 0x20 in their recordings',
      call: injecting(MF_SW_SIMULATED, -EOPNOTSUPP),
    },
  ],
});

export const hwpoison_unpoison = defineSymbol({
  name: 'hwpoison_unpoison',
  file,
  models: 'Takes the poison mark off a page through debugfs.',
  args: ['pfn:x'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/hwpoison-inject.c at 5.10, 6.1, 6.12, 7.2',
      call: (k, pfn) => k.unpoison_memory(pfn),
    },
  ],
});
