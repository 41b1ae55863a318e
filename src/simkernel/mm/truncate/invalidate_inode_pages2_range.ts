import type { address_space } from '../../fs/address_space.ts';
import { entriesIn } from '../../fs/dax/dax_layout_busy_page.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Drops what a file has in use in a range of pages (both ends included), then takes the range out of every page
     * table.
     */
    invalidate_inode_pages2_range(
      mapping: address_space,
      start: number,
      end: number,
    ): Preemptible<void>;
  }
}

export const invalidate_inode_pages2_range = defineSymbol({
  name: 'invalidate_inode_pages2_range',
  file: 'mm/truncate.c',
  models: 'Drops the DAX entries of a range and unmaps it.',
  args: ['mapping', 'start', 'end'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'mm/truncate.c at 6.12, 7.2; recordings removal-xfs-1ag of 6.12.107, 7.2.13',
      *call(k, mapping, start, end) {
        touches(k, mapping, 'i_pages', 'read');
        for (const at of entriesIn(mapping, start, end)) {
          yield* k.dax_invalidate_mapping_entry_sync(mapping, at);
        }
        yield* k.unmap_mapping_pages(mapping, start, end - start + 1, 0);
      },
    },
  ],
});
