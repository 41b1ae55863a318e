import type { gendisk } from '../../block/gendisk.ts';
import type { dax_device } from '../dax/dax_device.ts';

/** A disk that offers direct access: a pmem device, or a device-mapper table over one. */
export interface DaxDisk {
  readonly disk: gendisk;
  readonly dax_dev: dax_device;
  /** Bytes that the disk offers. */
  readonly size: number;
}
