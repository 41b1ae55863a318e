import type { KernelObject } from '../../kernel/kernelObject.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from './dax_device.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The holder's data: the mount that registered itself, or null. Since 6.0. */
    dax_holder(dax_dev: dax_device): KernelObject | null;
  }
}

export const dax_holder = defineSymbol({
  name: 'dax_holder',
  file: 'drivers/dax/super.c',
  models: 'Returns the holder of a dax device.',
  args: ['dax_dev'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '6.0',
      source: 'commit 8012b8660855; drivers/dax/super.c at 6.1, 6.12, 7.2',
      call(k, dax_dev) {
        touches(k, dax_dev, 'holder_data', 'read');
        return dax_dev.holder_data;
      },
    },
  ],
});
