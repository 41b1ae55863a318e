import { ENODEV } from '../../include/errno.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { boundPgmap } from '../base/boundPgmap.ts';
import type { dev_dax } from './dev_dax.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Takes a device-dax out of use: it is dead, and out of every page table. A fault after it is SIGBUS. */
    kill_dev_dax(dev_dax: dev_dax): Preemptible<void>;
  }
}

export const kill_dev_dax = defineSymbol({
  name: 'kill_dev_dax',
  file: 'drivers/dax/bus.c',
  models: 'Takes a device-dax out of use and out of every page table.',
  args: ['dev_dax'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'drivers/dax/bus.c at 5.10, 6.1, 6.12, 7.2',
      *call(k, dev_dax) {
        yield* k.kill_dax(dev_dax.dax_dev);
        yield* k.unmap_mapping_range(dev_dax.inode.i_mapping, 0, 0, 1);
      },
    },
  ],
});

/**
 * What unbinding the driver of a device-dax does: the device goes, then its struct pages.
 * @since 5.10
 * @returns 0; -ENODEV where the driver is not bound any more
 * @throws SimError badArgument for what no parameter takes; notModelled while another unbind of the device is going on
 * @source drivers/dax/bus.c kill_dev_dax and mm/memremap.c memunmap_pages at 5.10, 6.1, 6.12, 7.2
 */
export function* unbindDevDax(k: Kernel, dev_dax: dev_dax): Preemptible<number> {
  requireArguments('unbindDevDax', 'k: kernel, dev_dax: dev_dax', [k, dev_dax]);
  const pgmap = boundPgmap(k, dev_dax.dax_dev, dev_dax.pgmap.firstPfn);
  if (!pgmap) return -ENODEV;
  yield* k.kill_dev_dax(dev_dax);
  yield* k.memunmap_pages(pgmap);
  return 0;
}
