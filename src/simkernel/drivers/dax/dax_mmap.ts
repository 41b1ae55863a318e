import { EINVAL } from '../../include/errno.ts';
import { PAGE_SIZE } from '../../include/limits.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dev_dax } from './dev_dax.ts';

/** What mmap() asks of a device-dax, in bytes. */
export interface DaxMapping {
  readonly offset: number;
  readonly length: number;
  readonly shared: boolean;
}

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Says whether a device-dax may be mapped so: shared, and aligned as the device is. At 7.2 dax_mmap_prepare().
     * @returns 0 or -EINVAL
     */
    dax_mmap(dev_dax: dev_dax, wanted: DaxMapping): number;
    /** The same at 7.2. @returns 0 or -EINVAL */
    dax_mmap_prepare(dev_dax: dev_dax, wanted: DaxMapping): number;
  }
}

function check(_k: Kernel, dev_dax: dev_dax, { offset, length, shared }: DaxMapping): number {
  const aligned = offset % dev_dax.align === 0 && length % dev_dax.align === 0;
  return shared && aligned && length >= PAGE_SIZE ? 0 : -EINVAL;
}

const common = {
  file: 'drivers/dax/device.c',
  models: 'Says whether a device-dax may be mapped as wanted.',
  args: ['dev_dax'],
  returns: 'int',
  preemptible: false,
} as const;

const source = 'the ndctl test device-dax: MAP_PRIVATE fails; drivers/dax/device.c check_vma';

export const dax_mmap = defineSymbol({
  name: 'dax_mmap',
  ...common,
  bodies: [{ since: '5.10', until: '7.2', source, call: check }],
});

export const dax_mmap_prepare = defineSymbol({
  name: 'dax_mmap_prepare',
  ...common,
  bodies: [{ since: '7.2', source, call: check }],
});
