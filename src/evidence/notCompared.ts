/** Something that a recording shows and that the comparison passes over, with the reason. */
export interface NotCompared {
  readonly what: string;
  readonly reason: string;
}

/**
 * All that is passed over. None of it is a reference count, a signal, the result of an act or the return value of a
 * function that the simulation defines.
 */
export const notCompared: readonly NotCompared[] = [
  {
    what: 'calls of functions that the simulation does not define for the release',
    reason: 'The model has no such function; the calls below it move up and are compared.',
  },
  {
    what: 'calls of functions that the recording does not list as traced',
    reason: 'They may have run unseen.',
  },
  {
    what: 'wake_up_var() outside a put, prepare_to_wait_event() and init_wait_var_entry() outside a wait for a page',
    reason: 'Wake-ups and waits of other subsystems: the block layer, freezing, the log.',
  },
  {
    what: 'truncate_inode_pages_range() outside a truncate, a punch, an unlink or an eviction of a file',
    reason: 'Page caches of block devices and of io_uring, which hold no page of the scenario.',
  },
  {
    what: 'locking and unlocking of DAX entries in a recording whose mf_dax_kill_procs() shows none',
    reason:
      'It cannot mark a page without it; the recorder left these calls out, thousands to a file.',
  },
  {
    what: 'puts directly below memunmap_pages(), and dev_pagemap_percpu_release()',
    reason: 'No recording shows the 131,072 puts of 5.10; the release runs in an RCU callback.',
  },
  {
    what: 'a report for a page that several files share, where the holder declined, from 6.0 to 6.14',
    reason:
      'The page has a marker where dax_lock_page() and dax_lock_folio() look for a mapping. No kernel was recorded there, so the simulation stops with notModelled.',
  },
  {
    what: 'vmf_insert_pfn() and what it calls',
    reason:
      'A process that asks for the time faults those pages in; DAX inserts by other functions.',
  },
  {
    what: 'calls of a mount outside fs_dax_get_by_bdev()',
    reason: 'Probing the device for DAX support before mounting is not modelled.',
  },
  {
    what: '__folio_put() that calls nothing',
    reason:
      'It freed a page of system memory: that of a device goes on to free_zone_device_folio().',
  },
  {
    what: 'mapping and index of a tail page',
    reason:
      'Other fields of the folio lie there, laid out anew by nearly every release: its size, its mapcounts, a list.',
  },
  {
    what: 'user addresses in arguments',
    reason: 'Where the C library maps a file is chance.',
  },
  {
    what: 'reverse mapping records of negative owners: their start and length',
    reason: 'Metadata of the file system; that they are metadata is compared.',
  },
  {
    what: 'frames of a sleeping or oopsing stack that the recorder does not trace or the simulation does not define',
    reason:
      'The tracer itself hides frames; those that both sides have are compared, innermost first.',
  },
  {
    what: 'log lines, process ids, flags other than hwpoison',
    reason: 'Times and addresses in texts; no part of the model.',
  },
];
