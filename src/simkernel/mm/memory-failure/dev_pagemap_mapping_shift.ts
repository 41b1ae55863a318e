import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * How large the mapping at an address is, from the page table: 12, 21 or 30 bits.
     * @param address in bytes
     * @returns 0 if nothing is mapped there
     */
    dev_pagemap_mapping_shift(vma: vm_area_struct, address: number): number;
  }
}

export const dev_pagemap_mapping_shift = defineSymbol({
  name: 'dev_pagemap_mapping_shift',
  file: 'mm/memory-failure.c',
  models: 'Reads from the page table how large a mapping is.',
  args: ['vma', 'address:x'],
  returns: 'int',
  preemptible: false,
  inline: true,
  bodies: [
    {
      since: '5.10',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12, 7.2',
      call: (_k, vma, address) => vma.vm_mm.pteAt(Math.floor(address / 4096))?.shift ?? 0,
    },
  ],
});
