import type { gendisk } from '../../block/gendisk.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from './dax_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Makes a dax device findable by its disk. */
    dax_add_host(dax_dev: dax_device, disk: gendisk): number;
    /** Makes the dax device of a disk impossible to find. Whoever holds it keeps it. */
    dax_remove_host(disk: gendisk): void;
    /** Finds a dax device by its disk's name. Until 5.17. */
    dax_get_by_host(disk: gendisk): dax_device | null;
  }
}

const file = 'drivers/dax/super.c';

export const dax_add_host = defineSymbol({
  name: 'dax_add_host',
  file,
  models: 'Registers a dax device under its disk.',
  args: ['dax_dev', 'disk'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.17',
      source: 'drivers/dax/super.c at 6.1, 6.12, 7.2',
      call(k, dax_dev, disk) {
        k.globals.dax_hosts.store(disk, dax_dev);
        return 0;
      },
    },
  ],
});

export const dax_remove_host = defineSymbol({
  name: 'dax_remove_host',
  file,
  models: 'Takes a dax device out of the register of disks.',
  args: ['disk'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.17',
      source: 'drivers/dax/super.c at 6.1, 6.12, 7.2',
      call(k, disk) {
        k.globals.dax_hosts.erase(disk);
      },
    },
  ],
});

export const dax_get_by_host = defineSymbol({
  name: 'dax_get_by_host',
  file,
  models: 'Looks a dax device up by the name of its disk.',
  args: ['host'],
  returns: 'pointer',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      until: '5.17',
      source: 'drivers/dax/super.c at 5.10',
      call(k, disk) {
        const dax_dev = k.globals.dax_hosts.load(disk);
        return dax_dev?.alive ? dax_dev : null;
      },
    },
  ],
});
