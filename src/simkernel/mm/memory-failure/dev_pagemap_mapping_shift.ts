import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_area_struct } from '../vm_area_struct.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * How large the mapping at an address is, from the page table: 12, 21 or 30 bits. Up to 6.14 only an entry of a device
     * counts, so that whoever has a private copy there is not signalled; since 6.15 any entry does.
     * @param address in bytes
     * @returns 0 if nothing that counts is mapped there
     */
    dev_pagemap_mapping_shift(vma: vm_area_struct, address: number): number;
  }
}

const slotAt = (vma: vm_area_struct, address: number) =>
  vma.vm_mm.pteAt(Math.floor(address / 4096));

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
      until: '6.15',
      source: 'mm/memory-failure.c at 5.10, 6.1, 6.12: pte_devmap(); recording of 6.12.107',
      call(_k, vma, address) {
        const pte = slotAt(vma, address);
        return pte && !pte.kind ? pte.shift : 0;
      },
    },
    {
      since: '6.15',
      source: 'mm/memory-failure.c at 7.2; commit 38607c62b34b; recording of 7.2.13',
      call(_k, vma, address) {
        const pte = slotAt(vma, address);
        return pte && pte.kind !== 'devicePrivate' ? pte.shift : 0;
      },
    },
  ],
});
