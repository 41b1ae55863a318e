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
