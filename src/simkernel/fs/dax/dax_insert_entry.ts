import type { Preemptible } from '../../kernel/preemptible.ts';
import { SimError } from '../../kernel/simError.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { vm_fault } from '../../mm/memory/vm_fault.ts';
import { DAX_PMD, DAX_ZERO_PAGE } from './dax_entry_t.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Puts a pfn into the file's entry, which the caller has locked, and ties the page to the file unless the entry has it
     * already. A hole that was read, and any block that counts as shared, is taken out of every page table first.
     * @param flags DAX_PMD for an entry of 2 MiB, DAX_ZERO_PAGE for a hole
     * @param shared other files have the block as well (since 6.0). 6.1 says so for a write fault only
     */
    dax_insert_entry(vmf: vm_fault, pfn: number, flags: number, shared: boolean): Preemptible<void>;
  }
}

export const dax_insert_entry = defineSymbol({
  name: 'dax_insert_entry',
  file: 'fs/dax.c',
  models: 'Puts a pfn into the entry of a file and ties the page to the file.',
  args: ['vmf', 'pfn:x', 'flags', 'shared'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.2',
      source: 'fs/dax.c at 5.2, 5.10, 6.1, 6.12, 7.2; recordings of all four',
      *call(k, vmf, pfn, flags, shared) {
        const { mapping } = vmf.vma;
        const index = vmf.pgoff;
        const old = mapping.entryAt(index);
        const zero = (flags & DAX_ZERO_PAGE) !== 0;
        if (shared || (old?.kind === 'zero' && !zero)) {
          const pages = 2 ** (old?.order ?? 0);
          yield* k.unmap_mapping_pages(mapping, index - (index % pages), pages, 0);
        }
        if (shared && old?.kind === 'pmd' && (flags & DAX_PMD) === 0) {
          throw new SimError(
            'notModelled',
            `What a fault of one page does to an entry of 2 MiB that is shared in part was not verified.`,
          );
        }
        touches(k, mapping, `i_pages[${index}]`, 'write');
        if (old && !shared && old.kind !== 'zero' && old.kind !== 'empty') {
          old.dirty ||= vmf.write;
          return;
        }
        const order = (flags & DAX_PMD) !== 0 ? 9 : 0;
        k.dax_disassociate_entry(mapping, index, false);
        const first = index - (index % 2 ** order);
        if (!zero) k.dax_associate_entry(mapping, first, pfn, order, shared);
        const dirty = vmf.write || (old?.dirty ?? false);
        const kind = zero ? 'zero' : order > 0 ? 'pmd' : 'pte';
        mapping.storeEntry(index, { kind, order, pfn, locked: true, dirty });
      },
    },
  ],
});
