import type { UntestedCase } from './referenceCase.ts';

/** Numbers of the list that no test decides, each with its reason. */
export const untestedCases: readonly UntestedCase[] = [
  {
    number: 2,
    title: 'The put of GUP does not know that an FS_DAX page is idle at 1',
    reason: 'which releases had it before commit f4f451a16dd1 was not verified',
  },
  {
    number: 35,
    title: 'A folio is used after its folio_free operation',
    reason: 'the commit of 2026 that is said to mend it was not found',
  },
  {
    number: 40,
    title: 'An error path of the P2PDMA mmap keeps a reference on the pgmap',
    reason: 'the fix was not found; both kernels that were read have the put',
  },
  {
    number: 46,
    title: 'A physical address is passed for a pfn',
    reason: 'neither commit was read, and the caller was outside what is modelled',
  },
  {
    number: 47,
    title: 'Teardown kills a counter that is not the one set up',
    reason: 'the cause of the crash that a mail reports was not verified',
  },
  {
    number: 49,
    title: 'A WARN meant for PRIVATE folios fires for FS_DAX folios of 2 MiB',
    reason: '7.2.13 has no such WARN',
  },
];
