import { PAGE_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { SimError } from '../../kernel/simError.ts';
import type { pmem_device } from '../nvdimm/pmem_device.ts';
import { mapped_device } from './mapped_device.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

const mib = 1024 * 1024;

/**
 * Sets up a device-mapper disk with one linear target over a pmem disk. dm takes the dax device below with no
 * holder and no operations, so a poisoned page never reaches whoever holds dm's own dax device.
 * @since 5.2, the oldest release that boots
 * @returns the disk, to mount on
 * @throws SimError badArgument for what no parameter takes; badSetup if the piece does not lie on the disk, or the device below is gone
 * @source drivers/md/dm.c open_table_device at 6.1, 6.12, 7.2; recordings fsdax-dm-linear (holder_ops is NULL)
 */
export function attachLinear(
  machine: Machine,
  pmem: pmem_device,
  description: { name: string; startMib: number; mib: number },
): mapped_device {
  requireArguments('attachLinear', 'machine: machine, pmem: pmem_device, description: record', [
    machine,
    pmem,
    description,
  ]);
  requireArguments('attachLinear', 'name: text, startMib: whole, mib: count', [
    ...[description.name, description.startMib, description.mib],
  ]);
  const { name } = description;
  const start = description.startMib * mib;
  const size = description.mib * mib;
  const misplaced = start < 0 || !(size > 0) || start + size > pmem.size;
  if (misplaced || start % PAGE_SIZE !== 0 || size % PAGE_SIZE !== 0) {
    throw new SimError('badSetup', `${name} does not lie on ${pmem.disk.disk_name}.`);
  }
  // open_table_device() looks it up with no holder and no operations: neither field of it changes.
  const below = pmem.dax_dev;
  if (!below.alive) throw new SimError('badSetup', `${below.label} is gone.`);
  const md = new mapped_device(name, below, { start, size });
  machine.k.globals.dax_hosts.store(md.disk, md.dax_dev);
  return md;
}
