import { EBUSY, EINVAL } from '../include/errno.ts';
import { hostOf } from '../kernel/kernel.ts';
import { addressOf } from '../kernel/kernelObject.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import { writeProtect } from './dax/writeProtect.ts';
import type { super_block } from './super_block.ts';

/** Who asked for a freeze. Since 6.6. Source: include/linux/fs.h, enum freeze_holder. */
export type freeze_holder = 'FREEZE_HOLDER_KERNEL' | 'FREEZE_HOLDER_USERSPACE';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Stops writers of a file system. @returns -EBUSY if the same holder has frozen it already */
    freeze_super(sb: super_block, who: freeze_holder): number;
    /** Lets writers go on. @returns -EINVAL if that holder has not frozen it */
    thaw_super(sb: super_block, who: freeze_holder): number;
  }
}

const countOf = (who: freeze_holder) =>
  who === 'FREEZE_HOLDER_KERNEL' ? 'freeze_kcount' : 'freeze_ucount';

export const freeze_super = defineSymbol({
  name: 'freeze_super',
  file: 'fs/super.c',
  models: 'Stops the writers of a file system on behalf of a holder.',
  args: ['sb', 'who'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '6.6',
      source: 'fs/super.c at 6.12, 7.2; called in the recordings of 6.12.107 and 7.2.13',
      call(k, sb, who) {
        if (sb[countOf(who)] > 0) return -EBUSY;
        sb[countOf(who)] += 1;
        // A freeze writes everything back first, so no entry stays dirty.
        for (const { i_mapping } of sb.s_inodes) {
          for (const [index, entry] of i_mapping.entries) {
            if (!entry.dirty) continue;
            writeProtect(k, i_mapping, index, entry);
            entry.dirty = false;
          }
        }
        return 0;
      },
    },
  ],
});

export const thaw_super = defineSymbol({
  name: 'thaw_super',
  file: 'fs/super.c',
  models: 'Lets the writers of a file system go on.',
  args: ['sb', 'who'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '6.6',
      source: 'fs/super.c at 6.12, 7.2; -EINVAL in the recordings of 6.12.107 and 7.2.13',
      call(k, sb, who) {
        if (sb[countOf(who)] === 0) return -EINVAL;
        sb[countOf(who)] -= 1;
        hostOf(k).wake(addressOf(sb, 's_writers'));
        return 0;
      },
    },
  ],
});
