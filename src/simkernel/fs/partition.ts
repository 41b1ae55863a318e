import { block_device } from '../block/block_device.ts';
import type { DaxDisk } from '../drivers/nvdimm/daxDisk.ts';
import { SECTOR_SIZE } from '../include/limits.ts';
import { SimError } from '../kernel/simError.ts';

/** A partition: where it starts and ends, and its name if it is not the first of its disk. */
export interface Partition {
  readonly startMib: number;
  readonly mib: number;
  readonly name?: string;
}

const mib = 1024 * 1024;

/**
 * The block device that a file system is mounted from: the whole disk, or a partition of it.
 * @throws SimError badSetup if the partition does not lie on the disk
 */
export function blockDeviceOf(on: DaxDisk, partition: Partition | undefined): block_device {
  const start = partition ? partition.startMib * mib : 0;
  const size = partition ? partition.mib * mib : on.size;
  if (start < 0 || !(size > 0) || start + size > on.size) {
    throw new SimError('badSetup', `The partition does not lie on ${on.disk.disk_name}.`);
  }
  const name = partition ? (partition.name ?? `${on.disk.disk_name}p1`) : on.disk.disk_name;
  return new block_device(name, on.disk, start / SECTOR_SIZE, size / SECTOR_SIZE);
}
