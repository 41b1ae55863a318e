import type { InvariantId } from '../invariants/invariant.ts';

/** What the table says of one splat. */
interface SplatEntry {
  /** How a kernel would report it: WARN and go on, or BUG and be dead. */
  readonly severity: 'WARN' | 'BUG';
  readonly meaning: string;
  /** The report of a real kernel that it stands for, or why there is none. */
  readonly report: string;
  /** Releases of the simulation that can report it. */
  readonly releases: string;
  /** The invariants of page references that it shows broken. */
  readonly breaks: readonly InvariantId[];
  /** What to look for. */
  readonly remedy: string;
  readonly source: string;
}

/** What the simulated kernel can report. The pages under /splats/ are printed from this. */
export const splatTable = {
  daxAssociateMapped: {
    severity: 'WARN',
    meaning: 'A page that already belongs to a file was associated with another one.',
    report: 'WARN_ON_ONCE() of dax_associate_entry(). The simulation reports every time.',
    releases: 'all',
    breaks: ['I8'],
    remedy:
      'Look for a block that two files have without being marked as shared, or for an entry that went without its page being untied. At 6.1 two readers of a reflinked block are enough.',
    source: 'fs/dax.c dax_associate_entry, 5.10 to 7.2',
  },
  daxAssociateOrder: {
    severity: 'WARN',
    meaning: 'A folio that files share was associated with an entry of another size.',
    report:
      'WARN_ON_ONCE() where dax_associate_entry() counts one more sharer of a folio. The simulation reports every time.',
    releases: 'from 6.15',
    breaks: ['I8'],
    remedy:
      'Look at the order of the entry that the second file got: files that share a 2 MiB folio all need 2 MiB entries, and so do those that share a page.',
    source: 'fs/dax.c dax_associate_entry, 7.2',
  },
  daxFolioLarge: {
    severity: 'WARN',
    meaning: 'A page was associated as new although it was still part of a large folio.',
    report: 'WARN_ON_ONCE() of dax_folio_init(). The simulation reports every time.',
    releases: 'from 6.15',
    breaks: ['I8'],
    remedy:
      'Look at how the entry before this one went: its folio was not made single pages again.',
    source: 'fs/dax.c dax_folio_init, 7.2',
  },
  daxDisassociateForeign: {
    severity: 'WARN',
    meaning: 'A DAX entry was removed whose page belonged to another file by then.',
    report: 'WARN_ON_ONCE() of dax_disassociate_entry(). The simulation reports every time.',
    releases: 'up to 6.14',
    breaks: ['I8'],
    remedy: 'Look back for daxAssociateMapped: the second file took the page over.',
    source: 'fs/dax.c dax_disassociate_entry, 5.10 to 6.12',
  },
  daxDisassociateBusy: {
    severity: 'WARN',
    meaning: 'A DAX entry was removed while somebody still held a reference on its page.',
    report: 'WARN_ON_ONCE() of dax_disassociate_entry(). The simulation reports every time.',
    releases: 'up to 6.14',
    breaks: ['I17'],
    remedy:
      'Look for who removes entries without breaking the layout first: eviction did so up to 6.14, and its blocks can be given away while the holder still uses the page.',
    source: 'fs/dax.c dax_disassociate_entry, 5.10 to 6.12; the recordings show it at an unlink',
  },
  daxEntryAtTruncate: {
    severity: 'WARN',
    meaning: 'Truncate found a DAX entry that breaking the layout should have deleted.',
    report:
      'WARN_ON_ONCE() of truncate_folio_batch_exceptionals(). The simulation reports every time.',
    releases: 'from 6.15',
    breaks: ['I17'],
    remedy:
      'Look at what broke the layout: since 6.15 it deletes the entries of the range itself, after it has waited for their pages.',
    source: 'mm/truncate.c truncate_folio_batch_exceptionals, 7.2; commit bde708f1a65d',
  },
  folioPutReferenced: {
    severity: 'WARN',
    meaning: 'A page was taken away from its file while its reference count was not 0.',
    report:
      'WARN_ON_ONCE() of dax_folio_put(), or of dax_folio_init() for a folio that somebody holds. The simulation reports every time.',
    releases: 'from 6.15; up to 7.0 for 2 MiB folios only',
    breaks: ['I17', 'I2'],
    remedy:
      'Look for who holds the page: a mapping that is still there, a pin, or a put that was forgotten. An unbind under a pin does this at 7.2.',
    source:
      'fs/dax.c dax_folio_put, commits 38607c62b34b and 00c010e130e5; 59eb73b98ae0; recording own-removal-pinned of 7.2.13, tainted by a WARN',
  },
  grabOfFreePage: {
    severity: 'WARN',
    meaning: 'GUP found a page in a page table whose reference count was 0 or less.',
    report:
      'WARN_ON_ONCE() of slow GUP. GUP-fast lets go of a page without a word at 0; below 0 it has a WARN_ON_ONCE() of its own. The simulation reports every time, and for slow GUP only.',
    releases: 'all',
    breaks: ['I2', 'I7'],
    remedy:
      'Look for who mapped the page without taking a reference, or put one too many while it stayed mapped.',
    source: 'mm/gup.c try_grab_page at 5.10 and 6.1, try_grab_folio at 6.12 and 7.2',
  },
  grabWithoutFlags: {
    severity: 'WARN',
    meaning:
      'GUP-fast was to take a page, and its flags asked neither for a reference nor for a pin.',
    report:
      'WARN_ON_ONCE() of the grab of GUP-fast, which then takes nothing and returns NULL. Slow GUP takes nothing either, and says nothing. The simulation reports every time.',
    releases: 'from 5.10; 5.2 and 5.3 have no flags in the grab',
    breaks: [],
    remedy: 'Hand the flags of the walk on to the grab: GUP has set FOLL_GET or FOLL_PIN in them.',
    source:
      'mm/gup.c try_grab_compound_head at 5.10, try_grab_folio at 6.1, try_grab_folio_fast at 6.12 and 7.2',
  },
  freeWithoutPageFree: {
    severity: 'WARN',
    meaning: 'A device page that nobody may free fell to a reference count of 0.',
    report: 'WARN_ON_ONCE() of free_zone_device_page() or free_zone_device_folio().',
    releases: '5.18 to 6.14',
    breaks: ['I2'],
    remedy:
      'Look for the put too many: an idle page of device-dax counts 1 in these releases, and its pgmap has no page_free.',
    source: 'mm/memremap.c free_zone_device_page, 6.1; free_zone_device_folio, 6.12',
  },
  memmapGone: {
    severity: 'BUG',
    meaning: 'A struct page was used after its device had been removed and the memmap with it.',
    report: 'An oops: a page fault of the kernel at the address of the struct page.',
    releases: 'all; an unbind under a pin ends so from 5.18 on',
    breaks: ['I1'],
    remedy:
      'Look for who held the page over the removal. Up to 5.17 the teardown waits for that holder, later it does not.',
    source: 'the oops at the end of recordings own-removal-pinned of 6.12.107 and 7.2.13',
  },
  pgmapOverwritten: {
    severity: 'BUG',
    meaning: 'The pgmap of a page was read while its word was in use for something else.',
    report: 'None of its own: a real kernel takes what lies there for a pgmap, and goes on.',
    releases: 'all',
    breaks: ['I1'],
    remedy:
      'Look for a list_add() of a ZONE_DEVICE page, or for a page that became a tail: its lru, its link to the head and its pgmap are the same word.',
    source: 'own check: struct page in include/linux/mm_types.h, 5.10 to 7.2',
  },
  percpuRefExited: {
    severity: 'BUG',
    meaning: 'A percpu_ref was used after percpu_ref_exit() had freed it.',
    report:
      'None of its own. A real kernel does not look whether the counter is still there; what follows depends on the call and on the release.',
    releases: 'all',
    breaks: ['I11', 'I12'],
    remedy: 'Look for a reference on the pgmap that outlived its teardown.',
    source: 'own check, after percpu_ref_exit() in lib/percpu-refcount.c',
  },
  percpuRefUnderflow: {
    severity: 'WARN',
    meaning: 'A reference on a pgmap was put that nobody held.',
    report:
      'WARN of percpu_ref_switch_to_atomic_rcu(). A real kernel cannot see it before the kill; the simulation reports at the put.',
    releases: 'all',
    breaks: ['I12'],
    remedy: 'Look for the second put of one get: an error path, or a page that was freed twice.',
    source: 'lib/percpu-refcount.c percpu_ref_switch_to_atomic_rcu',
  },
  percpuRefKilledTwice: {
    severity: 'WARN',
    meaning: 'A percpu_ref was killed a second time.',
    report: 'WARN of percpu_ref_kill_and_confirm().',
    releases: 'all',
    breaks: ['I11'],
    remedy: 'Look for two teardowns of one pgmap, or a driver that kills what the core kills.',
    source: 'lib/percpu-refcount.c percpu_ref_kill_and_confirm',
  },
  pgmapNotLive: {
    severity: 'WARN',
    meaning: 'A page of device memory was handed out although its pgmap was being torn down.',
    report: 'WARN_ON_ONCE() of zone_device_page_init(). The simulation reports every time.',
    releases: 'from 6.1',
    breaks: ['I12'],
    remedy:
      'Look for an allocation that a driver still serves after the kill. The page that it handed out holds no reference on its pgmap.',
    source: 'mm/memremap.c zone_device_page_init, 6.1, 6.12 and 7.2',
  },
  allocOfReferencedPage: {
    severity: 'WARN',
    meaning: 'A page of device memory was handed out although somebody held a reference on it.',
    report:
      'VM_WARN_ON_FOLIO() of zone_device_page_init(), in a kernel built with CONFIG_DEBUG_VM only.',
    releases: 'from 6.19',
    breaks: ['I3', 'I2'],
    remedy: 'Look for who holds the page that the driver took for free.',
    source: 'commit 12b2285bf3d1, in 6.19; mm/memremap.c zone_device_page_init, 7.2',
  },
  refcountUnderflow: {
    severity: 'BUG',
    meaning: 'A reference was put that nobody held.',
    report: 'VM_BUG_ON_PAGE() of put_page_testzero(), in a kernel built with CONFIG_DEBUG_VM only.',
    releases: 'all',
    breaks: ['I2'],
    remedy:
      'Look for the put too many, or for a pin: unpin_user_page() takes 1024 references off a page of one.',
    source: 'own check, after VM_BUG_ON_PAGE in include/linux/mm.h put_page_testzero',
  },
  nullDereference: {
    severity: 'BUG',
    meaning: 'A pointer was followed that had become NULL.',
    report: 'An oops: BUG: kernel NULL pointer dereference.',
    releases: 'all',
    breaks: [],
    remedy:
      'Look for a field that is read twice, once for the test and once for the use: between them another CPU can clear it.',
    source: 'the oops of an x86 kernel: "BUG: kernel NULL pointer dereference"',
  },
  srcuUnderflow: {
    severity: 'WARN',
    meaning: 'An SRCU read side was closed that nobody had opened.',
    report: 'None: in a real kernel a later grace period may end too early.',
    releases: 'from 5.10',
    breaks: [],
    remedy: 'Look for a path that calls dax_read_unlock() twice, or without dax_read_lock().',
    source: 'own check: a real kernel would let a later grace period end too early',
  },
  foreignHolder: {
    severity: 'WARN',
    meaning: 'A dax device was let go by a holder while it had another one.',
    report: 'WARN of fs_put_dax().',
    releases: '7.2',
    breaks: [],
    remedy:
      'Look at the holder that is passed to fs_put_dax(): it has to be the one that fs_dax_get_by_bdev() was given. Earlier releases leave the holder alone without a word.',
    source: 'drivers/dax/super.c fs_put_dax, 7.2 (commit 7a6db2eb6d5d)',
  },
} as const satisfies Record<string, SplatEntry>;

export type SplatCode = keyof typeof splatTable;
