import type { Kernel } from '../../kernel/kernel.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { xfs_group } from './xfs_group.ts';
import type { xfs_rmap_irec } from './xfs_rmap_irec.ts';

/** What is called for each record found. A value other than 0 ends the query and is its result. */
export type xfs_rmap_query_range_fn = (k: Kernel, rec: xfs_rmap_irec) => Preemptible<number>;

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Calls a function for each reverse mapping record that touches the blocks low to high (both included) of a group.
     * The cost grows with the records found, not with the group.
     * @returns 0, or the first other value that the function returned
     */
    xfs_rmap_query_range(
      group: xfs_group,
      low: number,
      high: number,
      fn: xfs_rmap_query_range_fn,
    ): Preemptible<number>;
  }
}

export const xfs_rmap_query_range = defineSymbol({
  name: 'xfs_rmap_query_range',
  file: 'fs/xfs/libxfs/xfs_rmap.c',
  models: 'Visits the owners of a range of blocks.',
  args: ['group', 'low', 'high'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'fs/xfs/libxfs/xfs_rmap.c at 5.10, 6.1, 6.12, 7.2',
      *call(k, group, low, high, fn) {
        for (const rec of group.overlapping(low, high)) {
          const error = yield* fn(k, rec);
          if (error !== 0) return error;
        }
        return 0;
      },
    },
  ],
});
