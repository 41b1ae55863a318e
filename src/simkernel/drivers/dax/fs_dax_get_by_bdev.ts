import type { block_device } from '../../block/block_device.ts';
import { PAGE_SIZE, SECTOR_SIZE } from '../../include/limits.ts';
import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import type { KernelObject } from '../../kernel/kernelObject.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device, dax_holder_operations } from './dax_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Finds the dax device behind a block device for a file system that is being mounted, and makes the file system
     * its holder if it gives its data. There is one holder a dax device, not one a partition.
     * @param start_off not at 5.10: receives the offset in bytes at which the block device begins on the dax device
     * @param holder since 6.0: who holds the device from now on; null registers nobody
     * @param ops since 6.0: what the holder wants to be told
     * @returns null if there is none, if it is not alive, if the partition is not aligned to pages, or if it has
     * another holder already
     */
    fs_dax_get_by_bdev(
      bdev: block_device,
      start_off?: { value: number },
      holder?: KernelObject | null,
      ops?: dax_holder_operations | null,
    ): Preemptible<dax_device | null>;
  }
}

function misaligned(k: Kernel, bdev: block_device): boolean {
  const pageSectors = PAGE_SIZE / SECTOR_SIZE;
  if (bdev.bd_start_sect % pageSectors === 0 && bdev.bd_nr_sectors % pageSectors === 0)
    return false;
  hostOf(k).printk(`${bdev.label.slice(5)}: error: unaligned partition for dax`);
  return true;
}

function* byGendisk(
  k: Kernel,
  bdev: block_device,
  start_off?: { value: number },
  holder: KernelObject | null = null,
  ops: dax_holder_operations | null = null,
): Preemptible<dax_device | null> {
  if (start_off) start_off.value = bdev.bd_start_sect * SECTOR_SIZE;
  if (misaligned(k, bdev)) return null;
  const id = k.dax_read_lock();
  let dax_dev = k.globals.dax_hosts.load(bdev.bd_disk) ?? null;
  if (dax_dev && !k.dax_alive(dax_dev)) dax_dev = null;
  if (dax_dev && holder) {
    yield access(dax_dev, 'holder_data', 'readWrite');
    if (dax_dev.holder_data === null) {
      dax_dev.holder_data = holder;
      // Between the two stores a notifier finds the new holder without operations: -EOPNOTSUPP.
      yield access(dax_dev, 'holder_ops', 'write');
      dax_dev.holder_ops = ops;
    } else {
      dax_dev = null;
    }
  }
  k.dax_read_unlock(id);
  return dax_dev;
}

export const fs_dax_get_by_bdev = defineSymbol({
  name: 'fs_dax_get_by_bdev',
  file: 'drivers/dax/super.c',
  models: 'Finds the dax device behind a block device and registers the holder.',
  args: ['bdev'],
  returns: 'pointer',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '5.17',
      source: 'drivers/dax/super.c at 5.10: no holder, no offset; the lookup is by name',
      *call(k, bdev) {
        return k.dax_get_by_host(bdev.bd_disk);
      },
    },
    {
      since: '5.17',
      source: 'commit 8012b8660855 for the holder (6.0); drivers/dax/super.c at 6.1, 6.12, 7.2',
      call: byGendisk,
    },
  ],
});
