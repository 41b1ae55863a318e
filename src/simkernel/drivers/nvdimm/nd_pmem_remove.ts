import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { pmem_device } from './pmem_device.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** The driver's remove operation. What takes the device down are the actions that devres runs after it. */
    nd_pmem_remove(pmem: pmem_device): void;
  }
}

export const nd_pmem_remove = defineSymbol({
  name: 'nd_pmem_remove',
  file: 'drivers/nvdimm/pmem.c',
  models: 'The remove operation of the pmem driver.',
  args: ['pmem'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'recordings removal-xfs of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
      call: () => undefined,
    },
  ],
});
