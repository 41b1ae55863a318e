import { hostOf } from '../../kernel/kernel.ts';
import type { KernelObject } from '../../kernel/kernelObject.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from './dax_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * The file system lets go of its dax device at unmount. It does not wait for a notification that is under way.
     * @param holder the data given to fs_dax_get_by_bdev(); null if none was
     */
    fs_put_dax(dax_dev: dax_device | null, holder: KernelObject | null): Preemptible<void>;
  }
}

const file = 'drivers/dax/super.c';

export const fs_put_dax = defineSymbol({
  name: 'fs_put_dax',
  file,
  models: 'Ends the holding of a dax device.',
  args: ['dax_dev', 'holder'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '6.0',
      until: '7.2',
      source: 'drivers/dax/super.c at 6.1.192 and 6.12.107: data first, then the operations',
      *call(_k, dax_dev, holder) {
        if (!dax_dev || !holder) return;
        yield access(dax_dev, 'holder_data', 'readWrite');
        if (dax_dev.holder_data !== holder) return;
        dax_dev.holder_data = null;
        // A new holder that comes in here has its operations wiped by the next store.
        yield access(dax_dev, 'holder_ops', 'write');
        dax_dev.holder_ops = null;
      },
    },
    {
      since: '7.2',
      source: 'commit 7a6db2eb6d5d; drivers/dax/super.c at 7.2.13: operations first, then the data',
      *call(k, dax_dev, holder) {
        if (!dax_dev || !holder) return;
        yield access(dax_dev, 'holder_ops', 'write');
        dax_dev.holder_ops = null;
        yield access(dax_dev, 'holder_data', 'readWrite');
        const before = dax_dev.holder_data;
        if (before === holder) dax_dev.holder_data = null;
        // NULL is fine: kill_dax() may have cleared it already.
        else if (before) hostOf(k).warn('foreignHolder', `${dax_dev.label} has another holder`);
      },
    },
  ],
});
