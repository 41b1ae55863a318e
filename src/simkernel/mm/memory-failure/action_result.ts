import { hostOf } from '../../kernel/kernel.ts';
import { compareReleases } from '../../kernel/release.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';

export type mf_result = 'Recovered' | 'Failed';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Logs how a poisoned page was dealt with. Not at 5.10, but at 6.1 and later, each line counts in
     * HardwareCorrupted, repeats included.
     */
    action_result(pfn: number, type: 'dax page', result: mf_result): void;
  }
}

export const action_result = defineSymbol({
  name: 'action_result',
  file: 'mm/memory-failure.c',
  models: 'Logs the result for a poisoned page.',
  args: ['pfn:x', 'type', 'result'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2; meminfo in the recordings',
      call(k, pfn, type, result) {
        const text = `0x${pfn.toString(16)}: recovery action for ${type}: ${result}`;
        hostOf(k).tracepoint('memory_failure_event', { text: `pfn ${text}` });
        hostOf(k).printk(`Memory failure: ${text}`);
        if (compareReleases(k.release, '6.0') >= 0) k.globals.num_poisoned_pages += 1;
      },
    },
  ],
});
