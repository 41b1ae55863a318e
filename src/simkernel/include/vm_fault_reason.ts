/** How a fault ended, as bits of `vm_fault_t`. Source: include/linux/mm_types.h. */
export const VM_FAULT_SIGBUS = 0x2;
/** The handler put the page table entry in place itself. */
export const VM_FAULT_NOPAGE = 0x100;
/** The huge handler cannot serve the fault: try the next smaller size. */
export const VM_FAULT_FALLBACK = 0x800;
/** A private mapping got its own copy. */
export const VM_FAULT_DONE_COW = 0x1000;
