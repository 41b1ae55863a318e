/** What the simulated kernel can report: the code, the kernel's own kind of report, and what it means. */
export const splatTable = {
  daxAssociateMapped: {
    severity: 'WARN',
    meaning: 'A page that already belongs to a file was associated with another one.',
    source: 'fs/dax.c dax_associate_entry, 5.10 to 7.2',
  },
  daxAssociateOrder: {
    severity: 'WARN',
    meaning: 'A folio that files share was associated with an entry of another size.',
    source: 'fs/dax.c dax_associate_entry, 7.2',
  },
  daxFolioLarge: {
    severity: 'WARN',
    meaning: 'A page was associated as new although it was still part of a large folio.',
    source: 'fs/dax.c dax_folio_init, 7.2',
  },
  daxDisassociateForeign: {
    severity: 'WARN',
    meaning: 'A DAX entry was removed whose page belonged to another file by then.',
    source: 'fs/dax.c dax_disassociate_entry, 5.10 to 6.12',
  },
  daxDisassociateBusy: {
    severity: 'WARN',
    meaning: 'A DAX entry was removed while somebody still held a reference on its page.',
    source: 'fs/dax.c dax_disassociate_entry, 5.10 to 6.12',
  },
  daxEntryAtTruncate: {
    severity: 'WARN',
    meaning: 'Truncate found a DAX entry that breaking the layout should have deleted.',
    source: 'mm/truncate.c truncate_folio_batch_exceptionals, 7.2; commit bde708f1a65d',
  },
  folioPutReferenced: {
    severity: 'WARN',
    meaning: 'A page was taken away from its file while its reference count was not 0.',
    source: 'fs/dax.c dax_folio_put, 7.2',
  },
  grabOfFreePage: {
    severity: 'WARN',
    meaning: 'GUP found a page in a page table whose reference count was 0 or less.',
    source: 'mm/gup.c try_grab_page at 5.10 and 6.1, try_grab_folio at 6.12 and 7.2',
  },
  freeWithoutPageFree: {
    severity: 'WARN',
    meaning: 'A device page that nobody may free fell to a reference count of 0.',
    source: 'mm/memremap.c free_zone_device_page, 6.1; free_zone_device_folio, 6.12',
  },
  memmapGone: {
    severity: 'BUG',
    meaning: 'A struct page was used after its device had been removed and the memmap with it.',
    source: 'the oops of the late put in the recordings of an unbind under a reference, 6.1 to 7.2',
  },
  percpuRefExited: {
    severity: 'BUG',
    meaning: 'A percpu_ref was used after percpu_ref_exit() had freed it.',
    source: 'own check: a real kernel would follow a freed per-CPU pointer',
  },
  percpuRefUnderflow: {
    severity: 'WARN',
    meaning: 'A reference on a pgmap was put that nobody held.',
    source: 'lib/percpu-refcount.c percpu_ref_switch_to_atomic_rcu',
  },
  percpuRefKilledTwice: {
    severity: 'WARN',
    meaning: 'A percpu_ref was killed a second time.',
    source: 'lib/percpu-refcount.c percpu_ref_kill_and_confirm',
  },
  pgmapNotLive: {
    severity: 'WARN',
    meaning: 'A page of device memory was handed out although its pgmap was being torn down.',
    source: 'mm/memremap.c zone_device_page_init, 6.1, 6.12 and 7.2',
  },
  allocOfReferencedPage: {
    severity: 'WARN',
    meaning: 'A page of device memory was handed out although somebody held a reference on it.',
    source: 'mm/memremap.c zone_device_page_init, 7.2',
  },
  refcountUnderflow: {
    severity: 'BUG',
    meaning: 'A reference was put that nobody held.',
    source: 'own check, after VM_BUG_ON_PAGE in include/linux/mm.h put_page_testzero',
  },
  nullDereference: {
    severity: 'BUG',
    meaning: 'A pointer was followed that had become NULL.',
    source: 'the oops of an x86 kernel: "BUG: kernel NULL pointer dereference"',
  },
  srcuUnderflow: {
    severity: 'WARN',
    meaning: 'An SRCU read side was closed that nobody had opened.',
    source: 'own check: a real kernel would let a later grace period end too early',
  },
  foreignHolder: {
    severity: 'WARN',
    meaning: 'A dax device was let go by a holder while it had another one.',
    source: 'drivers/dax/super.c fs_put_dax, 7.2 (commit 7a6db2eb6d5d)',
  },
} as const satisfies Record<string, { severity: 'WARN' | 'BUG'; meaning: string; source: string }>;

export type SplatCode = keyof typeof splatTable;
