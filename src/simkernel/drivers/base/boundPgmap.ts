import type { Kernel } from '../../kernel/kernel.ts';
import { SimError } from '../../kernel/simError.ts';
import type { dev_pagemap } from '../../mm/dev_pagemap.ts';
import type { dax_device } from '../dax/dax_device.ts';

/**
 * The pgmap of a device while its driver is bound, undefined after an unbind: unbind_store() answers -ENODEV then. A second
 * writer during an unbind would wait for the lock of the device, which the model does not have.
 * Source: drivers/base/bus.c unbind_store at 5.10, 6.1, 6.12, 7.2.
 * @throws SimError notModelled
 */
export function boundPgmap(
  k: Kernel,
  dax_dev: dax_device,
  firstPfn: number,
): dev_pagemap | undefined {
  const pgmap = k.globals.pgmap_array.load(firstPfn);
  if (pgmap && !dax_dev.alive) {
    throw new SimError('notModelled', `Unbinding ${dax_dev.label} while it is being unbound.`);
  }
  return pgmap;
}
