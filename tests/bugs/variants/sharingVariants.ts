import type { address_space } from '../../../src/simkernel/fs/address_space.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { pfn_to_page } from '../../../src/simkernel/mm/pfn_to_page.ts';
import { PAGE_MAPPING_DAX_SHARED } from '../../../src/simkernel/mm/page.ts';
import type { Patch } from '../../races/race.ts';

/** Marks a page as shared and does not count how many files share it. */
export const marksWithoutCounting: Patch = {
  dax_associate_entry(
    k: Kernel,
    mapping: address_space,
    index: number,
    pfn: number,
    _order: number,
    shared: boolean,
  ) {
    const page = pfn_to_page(k, pfn);
    page.mapping = shared ? PAGE_MAPPING_DAX_SHARED : mapping;
    page.index = shared ? 1 : index;
  },
};
