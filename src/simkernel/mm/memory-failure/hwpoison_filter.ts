import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { page } from '../page.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Whether the test filter of hwpoison-inject spares the page. @returns 0: handle it; other: leave it */
    hwpoison_filter(p: page): number;
  }
}

export const hwpoison_filter = defineSymbol({
  name: 'hwpoison_filter',
  file: 'mm/memory-failure.c',
  models: 'Asks the test filter of hwpoison-inject whether to spare a page.',
  args: ['page'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2: off unless a test turns it on',
      call: () => 0,
    },
  ],
});
