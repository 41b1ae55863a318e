/** What the simulated kernel can report: the code, the kernel's own kind of report, and what it means. */
export const splatTable = {
  daxAssociateMapped: {
    severity: 'WARN',
    meaning: 'A page that already belongs to a file was associated with another one.',
    source: 'fs/dax.c dax_associate_entry, 5.10 to 7.2',
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
