import ext4Recording from '../../../../content/evidence/6.12.107/fsdax-mf-ext4.json';
import xfsRecording from '../../../../content/evidence/6.12.107/fsdax-mf-xfs.json';
import type { ChainStory } from './chainStory.ts';
import { gup } from './gup.ts';

const common = {
  __x64_sys_madvise:
    'A calls madvise(MADV_HWPOISON) on a page that A and B have mapped. It takes a reference on the page first.',
  memory_failure:
    'The pfn belongs to a pgmap, so the path for device pages is taken. The reference of madvise() is dropped again.',
  memory_failure_dev_pagemap:
    'The pgmap has a memory_failure operation, so the driver is asked before anything else happens.',
  pmem_pagemap_memory_failure:
    'The pmem driver turns the pfn into an offset on its dax device. It knows nothing of files.',
};

const xfs: ChainStory = {
  recording: xfsRecording,
  name: '6.12.107/fsdax-mf-xfs',
  act: 'A hwpoison 0',
  notes: {
    ...common,
    dax_holder_notify_failure:
      'The device is alive and its holder has operations: XFS is called, with the SRCU read side open.',
    xfs_dax_notify_failure:
      'XFS finds its mount through dax_holder(), sees that it is born and has rmapbt, and makes sectors of the bytes.',
    xfs_rmap_query_range:
      'The reverse mapping names the owner of the block: inode 131, blocks 24 to 39 of the group, file offset 0.',
    mf_dax_kill_procs:
      'From the record XFS computes file and page; the memory failure code marks the page and looks for its users.',
    unmap_mapping_range:
      'The page is taken out of the page tables of A and of B, before anybody is signalled.',
    force_sig_mceerr:
      'Only A is on the list, because A is the running task. B was unmapped and is told nothing.',
    action_result: 'The handler answered 0: "Recovered". The generic handler was never asked.',
  },
};

const ext4: ChainStory = {
  recording: ext4Recording,
  name: '6.12.107/fsdax-mf-ext4',
  act: 'A hwpoison 0',
  notes: {
    ...common,
    dax_holder_notify_failure:
      'The device is alive, but ext4 registered no operations: -EOPNOTSUPP. No file system is asked.',
    mf_generic_kill_procs:
      'Only -EOPNOTSUPP leads here. The generic handler has one way to the owner: page->mapping and page->index.',
    dax_lock_folio: 'It locks the DAX entry of the one file that the page names.',
    unmap_mapping_range:
      'From here on it is the same: the page is unmapped from A and B before anybody is signalled.',
    force_sig_mceerr: 'A is signalled, B is not.',
    action_result: 'The generic handler answered 0: "Recovered".',
  },
};

/** A story of several releases has an entry for each of them. */
export const storyByName = { xfs, ext4, gup } as const satisfies Record<
  string,
  ChainStory | readonly ChainStory[]
>;

export type StoryName = keyof typeof storyByName;
