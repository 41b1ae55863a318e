import type { Kernel, page } from 'simkernel';

/** FILL: functions that take the place of the kernel's, one mutant for each way in which it can go wrong. */
export const wakesNobody: Readonly<Record<string, unknown>> = {
  __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number) {
    k.page_ref_sub_return(page, refs);
    return true;
  },
};
