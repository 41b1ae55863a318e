import { EOPNOTSUPP } from '../../include/errno.ts';
import { MF_ACTION_REQUIRED } from '../../include/mfFlags.ts';
import { SIGBUS } from '../../kernel/force_sig_mceerr.ts';
import { hostOf } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * What a machine check in a load of the running task leads to, on its way back to user space: memory_failure() with
     * MF_ACTION_REQUIRED, and a plain SIGBUS if that did not recover. Two errors count as handled: 0, and from 6.0 on
     * -EOPNOTSUPP. Modelled for a check that can be returned from.
     */
    kill_me_maybe(pfn: number): Preemptible<void>;
  }
}

const handling = (notAnError: number | undefined) =>
  function* (k: Parameters<typeof hostOf>[0], pfn: number): Preemptible<void> {
    const rc = yield* k.memory_failure(pfn, MF_ACTION_REQUIRED);
    if (rc === 0 || rc === notAnError) return;
    hostOf(k).printk('mce: Memory error not recovered');
    k.force_sig(SIGBUS);
  };

export const kill_me_maybe = defineSymbol({
  name: 'kill_me_maybe',
  file: 'arch/x86/kernel/cpu/mce/core.c',
  models: 'Handles a machine check in a load of the running task.',
  args: ['pfn:x'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.0',
      source: 'arch/x86/kernel/cpu/mce/core.c at 5.10; recording of a machine check at 5.10.223',
      call: handling(undefined),
    },
    {
      since: '6.0',
      source:
        'arch/x86/kernel/cpu/mce/core.c at 6.1, 6.12, 7.2; recordings of a machine check at all three',
      call: handling(-EOPNOTSUPP),
    },
  ],
});
