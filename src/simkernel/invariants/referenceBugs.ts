import type { InvariantId } from './invariant.ts';

/** A bug in counting references, by its number in the list of this guide. */
export interface ReferenceBug {
  readonly number: number;
  readonly title: string;
  /** What it breaks. */
  readonly invariants: readonly InvariantId[];
  readonly source: string;
}

/** The bugs that the tests of the simulation make, and see break their invariants. */
export const referenceBugs: readonly ReferenceBug[] = [
  {
    number: 1,
    title: 'A batch puts FS_DAX pages as it puts any page',
    invariants: ['I5'],
    source: 'commit c5d6c45e90c4, in 5.3; mm/swap.c at 5.10 and 6.1',
  },
  {
    number: 2,
    title: 'GUP gives a pin back as it gives back any reference',
    invariants: ['I5'],
    source: 'commits d8ddc099c6b3, in 5.18, and f4f451a16dd1, in 5.19; mm/gup.c at 6.1 and 6.12',
  },
  {
    number: 3,
    title: 'The special case of the batch is deleted together with PUBLIC memory',
    invariants: ['I4', 'I5'],
    source: 'commits 25b2995a35b6 and c5d6c45e90c4, both in 5.3, and the mails on them',
  },
  {
    number: 4,
    title: 'The put wakes at 0 where a page is idle at 1',
    invariants: ['I5'],
    source: 'mm/memremap.c at 6.1',
  },
  {
    number: 5,
    title: 'The put wakes at 1 where a page is idle at 0',
    invariants: ['I5', 'I6'],
    source: 'mm/memremap.c at 7.2',
  },
  {
    number: 6,
    title: 'Truncate waits for 1 where a page is idle at 0',
    invariants: ['I6'],
    source: 'include/linux/dax.h dax_page_is_idle at 7.2',
  },
  {
    number: 7,
    title: 'Truncate waits for 0 where a page is idle at 1',
    invariants: ['I6'],
    source: 'fs/xfs at 6.1 and 6.12',
  },
  {
    number: 8,
    title: 'The put wakes the page, truncate sleeps on its count',
    invariants: ['I6'],
    source: 'mm/memremap.c and fs/xfs at 6.12; include/linux/dax.h at 7.2',
  },
  {
    number: 9,
    title: 'A reference on an FS_DAX page is put twice, up to 6.14',
    invariants: ['I2'],
    source: 'mm/memremap.c and mm/gup.c at 6.1 and 6.12',
  },
  {
    number: 10,
    title: 'A reference on a page of device-dax is put twice, from 6.16 on',
    invariants: ['I2'],
    source: 'mm/memremap.c at 7.2; machine code of 6.16.12 and 6.18.15',
  },
  {
    number: 11,
    title: 'A reference on a page of device-dax is put twice, 5.18 to 6.14',
    invariants: ['I2'],
    source: 'commit 27674ef6c73f; mm/memremap.c at 6.1 and 6.12',
  },
  {
    number: 12,
    title: 'Somebody who walks over pfns takes a free page of a driver',
    invariants: ['I3', 'I4'],
    source: 'lib/test_hmm.c and mm/memremap.c at 6.1, 6.12, 7.2; a VM_BUG only with DEBUG_VM',
  },
  {
    number: 13,
    title: 'A fault holds no reference of its own while it maps the page',
    invariants: ['I3', 'I7'],
    source: 'fs/dax.c dax_fault_iter, mm/memory.c insert_page, mm/huge_memory.c at 7.2',
  },
  {
    number: 14,
    title: 'A fault keeps the reference that it took for itself',
    invariants: ['I2'],
    source: 'fs/dax.c dax_fault_iter at 7.2',
  },
  {
    number: 15,
    title: 'A page is mapped without a reference, from 6.15 on',
    invariants: ['I7'],
    source: 'mm/memory.c insert_page_into_pte_locked at 7.2',
  },
  {
    number: 16,
    title: 'An unmap drops the reference or the mapping count, not both',
    invariants: ['I7'],
    source: 'fs/dax.c dax_busy_page, include/linux/dax.h dax_page_is_idle at 7.2',
  },
  {
    number: 17,
    title: 'The scan takes a page for busy from two references on, where it is idle at 0',
    invariants: ['I16', 'I17'],
    source: 'fs/dax.c dax_busy_page at 7.2',
  },
  {
    number: 18,
    title: 'The scan subtracts mappings where a page is idle at 1',
    invariants: ['I16'],
    source: 'fs/dax.c dax_busy_page at 6.12',
  },
  {
    number: 19,
    title: 'The scan for busy pages comes before the unmapping',
    invariants: ['I9'],
    source: 'fs/dax.c dax_layout_busy_page_range at 5.10, 6.1, 6.12, 7.2',
  },
  {
    number: 20,
    title: 'GUP-fast does not read the page table entry again',
    invariants: ['I10'],
    source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2',
  },
  {
    number: 21,
    title: 'GUP-fast adds to the count of an idle page',
    invariants: ['I3', 'I4'],
    source: 'mm/gup.c try_grab_folio_fast at 7.2',
  },
  {
    number: 22,
    title: 'A page is mapped again while truncate waits for it',
    invariants: ['I6'],
    source: 'fs/dax.c at 7.2; seen in the model, no report of a real kernel is known',
  },
  {
    number: 23,
    title: 'The layout is broken and the entries stay',
    invariants: ['I17'],
    source: 'commit bde708f1a65d; mm/truncate.c at 7.2',
  },
  {
    number: 24,
    title: 'A file is evicted while somebody holds a page of it',
    invariants: ['I17'],
    source: 'commit 0e2f80afcfa6; recordings of 5.10.223, 6.1.192, 6.12.107, 6.18.15, 7.2.13',
  },
  {
    number: 25,
    title: 'The scan passes over an entry that somebody has locked',
    invariants: ['I16'],
    source: 'commit 6be3e21d25ca, in 6.15',
  },
  {
    number: 26,
    title: 'A page that is held and no longer mapped is not seen',
    invariants: ['I16', 'I17'],
    source: 'commit cee91fa13a8e; fs/dax.c at 5.10, 6.1, 6.12, 7.2',
  },
  {
    number: 27,
    title: 'A shared page is dropped once more than it was counted',
    invariants: ['I8'],
    source: 'fs/dax.c at 6.12 and 7.2; commits 169004265860 and cbe298d82cf7',
  },
  {
    number: 28,
    title: 'The count of sharers is tested before it is decremented',
    invariants: ['I8'],
    source: 'fs/dax.c at 6.1, 6.12, 7.2; recordings fsdax-mf-xfs-reflink of 6.1.192, 6.12.107',
  },
  {
    number: 29,
    title: 'The first file that maps a shared block counts as a sharer',
    invariants: ['I8'],
    source: 'fs/dax.c at 7.2; recordings fsdax-mf-xfs-reflink of 6.18.15, 7.2.13',
  },
  {
    number: 30,
    title: 'A folio is split and the first word of its tails stays the link to the head',
    invariants: ['I1', 'I8', 'I14', 'I15'],
    source: 'fs/dax.c at 38607c62b34b and 7.2; recordings of 6.18.15, 7.2.13 show the word',
  },
  {
    number: 31,
    title: 'A folio is split and its head keeps its order',
    invariants: ['I14', 'I15'],
    source: 'fs/dax.c dax_folio_init at 7.2; commit 98b1917cdef9, in 6.15-rc3',
  },
  {
    number: 32,
    title: 'The page of an entry is looked up before the test for a hole',
    invariants: ['I15'],
    source: 'commit 98c183a4fccf; fs/dax.c at 7.2',
  },
  {
    number: 33,
    title: 'A page of device memory is put on a list',
    invariants: ['I1', 'I15'],
    source: 'struct page in include/linux/mm_types.h; mm/memremap.c at 6.1, 6.12, 7.2',
  },
  {
    number: 34,
    title: 'A free page of device memory keeps the mapping of its last user',
    invariants: ['I8'],
    source: 'commit 7ab0ad0e74f8; mm/rmap.c __page_set_anon_rmap at 6.1, __folio_set_anon at 6.12',
  },
  {
    number: 35,
    title: 'The pgmap of a folio is read again after the driver has got it back',
    invariants: ['I4', 'I12'],
    source:
      'commits d245f9b4ab80, in 6.19, and 399289849560, in 7.1 and 7.0.4; mm/memremap.c at 7.2',
  },
  {
    number: 36,
    title: 'A driver lends a page after its pgmap was killed',
    invariants: ['I1', 'I12'],
    source: 'mm/memremap.c zone_device_page_init at 6.1, 6.12, 7.2',
  },
  {
    number: 37,
    title: 'A freed page keeps its reference on the pgmap',
    invariants: ['I12'],
    source: 'commit 0dc45ca1ce18; mm/memremap.c at 6.1, 6.12, 7.2',
  },
  {
    number: 38,
    title: 'Teardown drops the references of all pages at once and looks at none',
    invariants: ['I1', 'I11'],
    source:
      'commits 27674ef6c73f and 0dc45ca1ce18; recordings own-removal-pinned of 5.10.223, 6.12.107, 7.2.13',
  },
  {
    number: 39,
    title: 'The memmap is removed before the references have drained',
    invariants: ['I11'],
    source: 'commit 50f44ee7248a, in 5.2; mm/memremap.c at 6.1, 6.12, 7.2',
  },
  {
    number: 40,
    title: 'A mapping of P2PDMA memory fails and the pgmap stays held',
    invariants: ['I12'],
    source: 'commits 7e9c7ef83d78 and 6220694c52a5, which is in 6.12.107, 6.18.14 and 7.2',
  },
  {
    number: 41,
    title: 'A pin is given back as a plain reference, or the other way round',
    invariants: ['I13'],
    source: 'mm/gup.c at 5.10, 6.1, 6.12, 7.2',
  },
  {
    number: 42,
    title: 'A pin counts on a tail page, the head looks idle',
    invariants: ['I14', 'I16'],
    source: 'mm/gup.c try_grab_folio_fast, fs/dax.c dax_busy_page at 7.2',
  },
  {
    number: 43,
    title: 'A driver brings a page back that nobody holds for it',
    invariants: ['I1'],
    source: 'commit 16ce101db85d; mm/memory.c do_swap_page at 5.10, 6.1, 6.12, 7.2',
  },
  {
    number: 45,
    title: 'A page of a file is pinned for long',
    invariants: ['I16'],
    source: 'recordings of 5.10.223 to 7.2.13: -EOPNOTSUPP; commit e5cb23256347',
  },
  {
    number: 48,
    title: 'The check of a migration allows ZONE_DEVICE one reference too many',
    invariants: ['I2'],
    source: 'mm/migrate_device.c and mm/migrate.c folio_migrate_mapping at 6.1, 6.12, 7.2',
  },
];
