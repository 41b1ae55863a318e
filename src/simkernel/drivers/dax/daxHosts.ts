import type { gendisk } from '../../block/gendisk.ts';
import type { dax_device } from './dax_device.ts';

/** `dax_hosts` of drivers/dax/super.c: which dax_device a disk offers. By name up to 5.17, by gendisk after it. */
export class DaxHosts {
  readonly #devices = new Map<gendisk, dax_device>();

  store(disk: gendisk, dax_dev: dax_device): void {
    this.#devices.set(disk, dax_dev);
  }

  erase(disk: gendisk): void {
    this.#devices.delete(disk);
  }

  load(disk: gendisk): dax_device | undefined {
    return this.#devices.get(disk);
  }
}
