import type { UntestedCase } from './referenceCase.ts';

/** Numbers of the list that no test decides, each with its reason. */
export const untestedCases: readonly UntestedCase[] = [
  {
    number: 46,
    title: 'A physical address is passed for a pfn',
    reason:
      'commit 20a8e0454d83 is in cramfs, and a mail names fuse virtio_fs beside it: neither is modelled',
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
