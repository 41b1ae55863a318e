import { U64_MAX } from '../../../src/simkernel/include/limits.ts';
import type { dax_device } from '../../../src/simkernel/drivers/dax/dax_device.ts';
import type { freeze_holder } from '../../../src/simkernel/fs/freeze_super.ts';
import type { super_block } from '../../../src/simkernel/fs/super_block.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import type { Patch } from '../../races/race.ts';

/** 6.0 to 6.7: says that the device is about to go in the words for lost data. Mended by fa422b353d21. */
export const removalReadsAsCorruption: Patch = {
  *kill_dax(k: Kernel, dax_dev: dax_device | null): Preemptible<void> {
    if (!dax_dev) return;
    yield* k.dax_holder_notify_failure(dax_dev, 0, U64_MAX, 0);
    dax_dev.alive = false;
    yield* k.synchronize_srcu(k.globals.dax_srcu);
    dax_dev.holder_ops = null;
    dax_dev.holder_data = null;
  },
};

/** Thaws what it froze itself, and leaves a freeze from user space: an unmount would wait for ever. */
export const keepsTheUserFreeze: Patch = {
  thaw_super(_k: Kernel, sb: super_block, who: freeze_holder) {
    if (who === 'FREEZE_HOLDER_KERNEL') sb.freeze_kcount -= 1;
    return 0;
  },
};
