/**
 * The caller holds a reference on the page. Flags of memory_failure(). Source: include/linux/mm.h, enum mf_flags,
 * at 6.1 and 6.12.
 */
export const MF_COUNT_INCREASED = 0x1;
/** The task that runs used the bad memory: it has to be stopped. */
export const MF_ACTION_REQUIRED = 0x2;
/** Who maps the page is signalled even if the page is clean. */
export const MF_MUST_KILL = 0x4;
/** The memory is suspect, not lost: its page is to be taken out of use. */
export const MF_SOFT_OFFLINE = 0x8;
/** The mark is to be taken away again. */
export const MF_UNPOISON = 0x10;
/** Since 6.0: the report comes from a test, not from hardware. */
export const MF_SW_SIMULATED = 0x20;
/** The handling of a hugetlb page was tried before: there is no further attempt. */
export const MF_NO_RETRY = 0x40;
/** Since 6.8 (commit fa422b353d21): the memory is about to be removed; it is not broken. */
export const MF_MEM_PRE_REMOVE = 0x80;
