import type { block_device } from '../../../src/simkernel/block/block_device.ts';
import type { dax_holder_operations } from '../../../src/simkernel/drivers/dax/dax_device.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import type { KernelObject } from '../../../src/simkernel/kernel/kernelObject.ts';
import type { Patch } from '../../races/race.ts';

/** Makes whoever mounts last the holder: another mount on the same dax device hears nothing any more. */
export const givesEveryMountTheDevice: Patch = {
  fs_dax_get_by_bdev(
    k: Kernel,
    bdev: block_device,
    start_off: { value: number },
    holder: KernelObject | null,
    ops: dax_holder_operations | null,
  ) {
    const dax_dev = k.globals.dax_hosts.load(bdev.bd_disk) ?? null;
    start_off.value = bdev.bd_start_sect * 512;
    if (dax_dev) {
      dax_dev.holder_data = holder;
      dax_dev.holder_ops = ops;
    }
    return dax_dev;
  },
};
