/**
 * The simulation kernel: a small kernel that behaves as a named Linux release does wherever the guide makes a claim.
 * @packageDocumentation
 */
export * from './include/errno.ts';
export { errorTable } from './kernel/errorTable.ts';
export type { Kernel } from './kernel/kernel.ts';
export { addressOf } from './kernel/kernelObject.ts';
export { callSite } from './kernel/callSite.ts';
export { KernelPanic } from './kernel/kernelPanic.ts';
export type { BootOptions, Machine } from './kernel/machine.ts';
export { boot } from './kernel/machine.ts';
export type { Preemptible, Step } from './kernel/preemptible.ts';
export { access, sleepOn } from './kernel/preemptible.ts';
export { modelledReleases } from './kernel/release.ts';
export type { ScenarioBoot, Scenarios } from './kernel/scenario.ts';
export { scenarioContext } from './kernel/scenario.ts';
export { SimError } from './kernel/simError.ts';
export type { SignalInfo } from './kernel/task_struct.ts';
export type { Thread } from './kernel/thread.ts';
export type { TraceEvent } from './kernel/traceEvent.ts';
export type { dev_pagemap } from './mm/dev_pagemap.ts';
export type { folio, page } from './mm/page.ts';
export { symbolTable } from './symbolTable.ts';
export { type Pmem, type PmemDescription, attachPmem } from './drivers/nvdimm/attachPmem.ts';
export type { dax_device, dax_holder_operations } from './drivers/dax/dax_device.ts';
export { mountErofs } from './fs/erofs/mountErofs.ts';
export { mountExt4 } from './fs/ext4/mountExt4.ts';
export { mountXfs, type XfsOptions } from './fs/xfs/mountXfs.ts';
export type { xfs_mount } from './fs/xfs/xfs_mount.ts';
export { list_add, list_del, list_head } from './include/list_head.ts';
export { PAGE_SIZE, U64_MAX } from './include/limits.ts';
export * from './include/mfFlags.ts';
export { MADV_HWPOISON } from './mm/madvise.ts';
export { attachPgmap } from './mm/attachPgmap.ts';
export { attachDaxFile } from './fs/attachDaxFile.ts';
export { inode } from './fs/inode.ts';
export { pipe_inode_info } from './fs/pipe_inode_info.ts';
export { gupFlags, GUP_PIN_COUNTING_BIAS } from './include/gup_flags.ts';
export type { vm_area_struct } from './mm/vm_area_struct.ts';
export { endDirectRead, startDirectRead } from './user/directIo.ts';
export { drain } from './user/drain.ts';
export { mmap } from './user/mmap.ts';
export { sigprocmask } from './user/sigprocmask.ts';
export { touch } from './user/touch.ts';
export type { pmem_device } from './drivers/nvdimm/pmem_device.ts';
export type { task_struct } from './kernel/task_struct.ts';
export { attachLinear } from './drivers/md/attachLinear.ts';
export type { mapped_device } from './drivers/md/mapped_device.ts';
export { fork } from './user/fork.ts';
export { attachDevDax, type DevDaxDescription } from './drivers/dax/attachDevDax.ts';
export type { dev_dax } from './drivers/dax/dev_dax.ts';
export { unbindDevDax } from './drivers/dax/kill_dev_dax.ts';
export { attachP2pdma } from './drivers/pci/p2pdma.ts';
export { attachDmirror, type Dmirror } from './lib/test_hmm.ts';
export { migrateToDevice, mmapAnonymous } from './lib/dmirrorMigrate.ts';
export { mmapDevDax } from './user/mmapDevDax.ts';
export {
  defaultLabOptions,
  labChoices,
  type LabDevice,
  type LabFileSystem,
  type LabOptions,
} from './lab/labOptions.ts';
export { type Lab, setUpLab } from './lab/setUpLab.ts';
export { checkInvariants } from './invariants/checkInvariants.ts';
export type { Invariant, InvariantId, KnownViolation } from './invariants/invariant.ts';
export { invariants } from './invariants/invariants.ts';
export { type CheckOptions, InvariantWatch, type Violation } from './invariants/invariantWatch.ts';
export type { Holder } from './invariants/kernelView.ts';
