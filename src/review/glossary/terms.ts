/** A word that the guide uses without explaining it everywhere. */
export interface Term {
  /** Its address on the page: `/glossary/#pin`. */
  readonly id: string;
  readonly term: string;
  /** How chapters write it. */
  readonly forms: readonly [string, ...string[]];
  readonly says: string;
  /** Releases for which a claim in it holds, in words. */
  readonly releases?: string;
  /** What a claim in it rests on. */
  readonly source?: string;
  /** Where the guide has more. */
  readonly see?: { readonly path: string; readonly title: string };
}

const recorded = '5.10, 6.1, 6.12 and 7.2';

/** The glossary, by term. */
export const terms: readonly Term[] = [
  {
    id: 'base-reference',
    term: 'base reference',
    forms: ['base reference', 'base references'],
    says: 'The reference that a device page gets when its struct page is set up, and that nobody holds. An fsdax page has it up to 6.14; a page of device-dax has it at 7.2 still.',
    releases: recorded,
    source: 'recordings refcounts and own-devdax-4k; commit 38607c62b34b',
    see: { path: '/refcounting/idle-at-one/', title: 'Idle at one' },
  },
  {
    id: 'layout',
    term: 'breaking the layout',
    forms: ['break the layout', 'breaks the layout', 'break-layout', 'broken layout', 'layout'],
    says: 'What a file system does before it frees blocks of a DAX file: it unmaps them, looks for busy pages, and sleeps until they are idle.',
    releases: recorded,
    source: 'fs/dax.c; fs/xfs/xfs_file.c at 5.10.223 and 6.1.192, fs/xfs/xfs_inode.c at 6.12.107',
    see: { path: '/invariants/#i16', title: 'I16' },
  },
  {
    id: 'busy',
    term: 'busy',
    forms: ['busy page', 'busy pages', 'busy'],
    says: 'Held, as the scan before a truncate or a hole punch sees it. Up to 6.14 a page with a count above 1; since 6.15 one with more references than mappings.',
    releases: recorded,
    source: 'fs/dax.c: dax_busy_page, at 5.10.223, 6.1.192, 6.12.107 and 7.2.13',
    see: { path: '/symbols/dax_layout_busy_page_range/', title: 'dax_layout_busy_page_range' },
  },
  {
    id: 'dax-entry',
    term: 'DAX entry',
    forms: ['DAX entry', 'DAX entries'],
    says: 'What the address_space of a DAX file has for a place in the file: a pfn and flags, one of which locks the entry.',
    releases: recorded,
    source: 'fs/dax.c at 5.10.223, 6.1.192, 6.12.107 and 7.2.13',
    see: { path: '/symbols/address_space/', title: 'struct address_space' },
  },
  {
    id: 'device-dax',
    term: 'device-dax',
    forms: ['device-dax', 'Device-dax'],
    says: 'Memory that a character device offers as a whole, without a file system. Its pages are of the type MEMORY_DEVICE_GENERIC; one that nobody uses counts 1.',
    releases: recorded,
    source: 'recordings own-devdax-4k and own-devdax-2m',
    see: { path: '/symbols/MEMORY_DEVICE_GENERIC/', title: 'MEMORY_DEVICE_GENERIC' },
  },
  {
    id: 'device-private',
    term: 'device-private memory',
    forms: ['device-private memory', 'device-private page', 'device-private pages', 'PRIVATE'],
    says: 'Memory on a device that no CPU can reach. A page table has a swap entry for such a page, and a touch makes the driver bring it back.',
    releases: recorded,
    source: 'mm/memory.c: do_swap_page',
    see: { path: '/symbols/MEMORY_DEVICE_PRIVATE/', title: 'MEMORY_DEVICE_PRIVATE' },
  },
  {
    id: 'devmap',
    term: 'devmap entry',
    forms: ['devmap entry', 'devmap entries', 'devmap bit'],
    says: 'A page table entry with a mark that its page belongs to a pgmap. vm_normal_page() finds no page behind it, so the mapping takes no reference and is not counted. Entries of fsdax and device-dax have the mark up to 6.14.',
    releases: '5.10, 6.1 and 6.12',
    source: 'mm/memory.c: vm_normal_page; recordings refcounts of 5.10.223, 6.1.192 and 6.12.107',
  },
  {
    id: 'eviction',
    term: 'eviction',
    forms: ['eviction', 'evicts', 'evicted'],
    says: 'What happens to an inode that leaves memory: its pages leave it, and if no name leads to it any more, its blocks are freed.',
  },
  {
    id: 'folio',
    term: 'folio',
    forms: ['folio', 'folios'],
    says: 'A page that is no tail, with all the pages that it is the head of. Its references are counted on the head.',
    see: { path: '/invariants/#i14', title: 'I14' },
  },
  {
    id: 'fsdax',
    term: 'fsdax',
    forms: ['fsdax', 'FS_DAX'],
    says: 'Files that are mapped straight onto persistent memory, without a page cache between. Their pages are of the type MEMORY_DEVICE_FS_DAX, and the file system decides which block is whose.',
    releases: recorded,
    source: 'fs/dax.c and drivers/nvdimm/pmem.c at 5.10.223, 6.1.192, 6.12.107 and 7.2.13',
    see: { path: '/symbols/MEMORY_DEVICE_FS_DAX/', title: 'MEMORY_DEVICE_FS_DAX' },
  },
  {
    id: 'gup',
    term: 'GUP',
    forms: ['GUP', 'get_user_pages'],
    says: 'get_user_pages() and its relatives: they look up the pages behind addresses of a process, and take a reference or a pin on each.',
    source: 'mm/gup.c',
  },
  {
    id: 'gup-fast',
    term: 'GUP-fast',
    forms: ['GUP-fast', 'fast GUP'],
    says: 'The part of GUP that reads page tables without a lock. It grabs the page first and then reads the entry again.',
    releases: recorded,
    source: 'mm/gup.c at 5.10.223, 6.1.192, 6.12.107 and 7.2.13',
    see: { path: '/invariants/#i10', title: 'I10' },
  },
  {
    id: 'hmm',
    term: 'HMM',
    forms: ['HMM'],
    says: 'Heterogeneous memory management: the code by which a device follows the page tables of a process, and keeps a part of its memory on the device.',
    source: 'mm/hmm.c and include/linux/migrate.h',
  },
  {
    id: 'hole-punch',
    term: 'hole punch',
    forms: ['hole punch', 'punches a hole', 'punch'],
    says: 'fallocate() with FALLOC_FL_PUNCH_HOLE: the blocks of a range are taken out of a file, which keeps its size.',
  },
  {
    id: 'idle',
    term: 'idle',
    forms: ['idle'],
    says: 'Held by nobody. Which count that is depends on the type of the page and on the release: 1 for an fsdax page up to 6.14, 0 since 6.15.',
    releases: recorded,
    source: 'recordings refcounts of 5.10.223, 6.1.192, 6.12.107 and 7.2.13; commit 38607c62b34b',
    see: { path: '/refcounting/idle-at-one/', title: 'Idle at one' },
  },
  {
    id: 'interleaving',
    term: 'interleaving',
    forms: ['interleaving', 'interleavings'],
    says: 'One order in which the steps of several tasks follow one another. The explorer tries all of them up to a number of steps, and some exercises are judged by that.',
    see: { path: '/reference/explore/', title: 'explore' },
  },
  {
    id: 'lent',
    term: 'lent page',
    forms: ['lends', 'lent', 'lend'],
    says: 'A page of device-private or coherent memory that a driver has handed to a process. The last put gives it back to the driver.',
    see: { path: '/invariants/#i4', title: 'I4' },
  },
  {
    id: 'mapcount',
    term: 'mapcount',
    forms: ['mapcount', 'mapcounts'],
    says: 'How many page table entries map a page. The kernel stores it less one.',
    see: { path: '/symbols/page._mapcount/', title: 'page->_mapcount' },
  },
  {
    id: 'p2pdma',
    term: 'P2PDMA',
    forms: ['P2PDMA'],
    says: 'Transfers from one PCI device to another. The memory lies in a window of one of them, and a pool lends its pages.',
    releases: recorded,
    source: 'drivers/pci/p2pdma.c',
    see: { path: '/symbols/MEMORY_DEVICE_PCI_P2PDMA/', title: 'MEMORY_DEVICE_PCI_P2PDMA' },
  },
  {
    id: 'pgmap',
    term: 'pgmap',
    forms: ['pgmap', 'pgmaps'],
    says: 'A struct dev_pagemap: a range of pfns for which a driver had struct pages made, with their type, its operations, and a reference count.',
    see: { path: '/symbols/dev_pagemap/', title: 'struct dev_pagemap' },
  },
  {
    id: 'pin',
    term: 'pin',
    forms: ['pin', 'pins', 'pinned'],
    says: 'A reference of somebody who will read or write the data of the page, taken with FOLL_PIN. On a single page it counts 1024; on a large folio 1, and 1 in the count of its pins.',
    releases: '6.12 and 7.2',
    source: 'mm/gup.c and include/linux/mm.h; recordings refcounts of 6.12.107 and 7.2.13',
    see: { path: '/invariants/#i13', title: 'I13' },
  },
  {
    id: 'recording',
    term: 'recording',
    forms: ['recording', 'recordings', 'recorded'],
    says: 'What an unmodified kernel of Debian did in an emulator: return values, counts, calls, signals, as data. The simulation is held to it.',
    see: { path: '/evidence/', title: 'Evidence' },
  },
  {
    id: 'swap-entry',
    term: 'swap entry',
    forms: ['swap entry', 'swap entries'],
    says: 'A page table entry that is not present and says where the page is instead: on a device, for example.',
  },
  {
    id: 'teardown',
    term: 'teardown',
    forms: ['teardown'],
    says: 'What memunmap_pages() does when a device goes: it kills the reference count of the pgmap, gives references back, waits, and takes the struct pages away.',
    releases: recorded,
    source: 'mm/memremap.c: memunmap_pages, at 5.10.223, 6.1.192, 6.12.107 and 7.2.13',
    see: { path: '/invariants/#i11', title: 'I11' },
  },
  {
    id: 'wake-up',
    term: 'wake-up',
    forms: ['wake-up', 'wake-ups'],
    says: 'The call that lets a sleeper look again. It is lost if the sleeper waits at another address, or if nobody makes it.',
    see: { path: '/invariants/#i6', title: 'I6' },
  },
  {
    id: 'zone-device',
    term: 'ZONE_DEVICE',
    forms: ['ZONE_DEVICE'],
    says: 'The zone of pages that belong to drivers and never to the page allocator. memremap_pages() makes their struct pages.',
    releases: recorded,
    source: 'mm/memremap.c at 5.10.223, 6.1.192, 6.12.107 and 7.2.13',
    see: { path: '/symbols/memremap_pages/', title: 'memremap_pages' },
  },
];
