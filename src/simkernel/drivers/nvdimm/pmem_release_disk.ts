import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { pmem_device } from './pmem_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Unbinding the pmem driver: the dax device goes first, then the disk. */
    pmem_release_disk(pmem: pmem_device): Preemptible<void>;
  }
}

export const pmem_release_disk = defineSymbol({
  name: 'pmem_release_disk',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Takes the dax device of a pmem disk down.',
  args: ['pmem'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '5.17',
      source: 'drivers/nvdimm/pmem.c at 5.10',
      *call(k, pmem) {
        yield* k.kill_dax(pmem.dax_dev);
        k.globals.dax_hosts.erase(pmem.disk);
        k.del_gendisk(pmem.disk);
      },
    },
    {
      since: '5.17',
      source: 'drivers/nvdimm/pmem.c at 6.1, 6.12, 7.2',
      *call(k, pmem) {
        k.dax_remove_host(pmem.disk);
        yield* k.kill_dax(pmem.dax_dev);
        k.del_gendisk(pmem.disk);
      },
    },
  ],
});
