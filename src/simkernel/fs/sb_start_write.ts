import { addressOf } from '../kernel/kernelObject.ts';
import { type Preemptible, sleepOn } from '../kernel/preemptible.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { super_block } from './super_block.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Begins a change to a file system: sleeps for as long as it is frozen. Nothing interrupts the sleep. */
    sb_start_write(sb: super_block): Preemptible<void>;
  }
}

export const sb_start_write = defineSymbol({
  name: 'sb_start_write',
  file: 'include/linux/fs.h',
  models: 'Waits until a file system is not frozen.',
  args: ['sb'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.10',
      source: 'include/linux/fs.h; recording removal-xfs of 7.2.13: a create blocks meanwhile',
      *call(_k, sb) {
        while (sb.freeze_kcount + sb.freeze_ucount > 0) {
          yield sleepOn(addressOf(sb, 's_writers'));
        }
      },
    },
  ],
});
