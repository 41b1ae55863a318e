import { mutex } from '../../kernel/mutex.ts';
import type { Preemptible } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { xfs_group } from './xfs_group.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Locks metadata of a realtime group. Modelled for its reverse mapping (XFS_RTGLOCK_RMAP). */
    xfs_rtgroup_lock(rtg: xfs_rtgroup): Preemptible<void>;
    /** Unlocks it. */
    xfs_rtgroup_unlock(rtg: xfs_rtgroup): void;
  }
}

/** Models `struct xfs_rtgroup`: a group of the realtime device, with the lock on its reverse mapping. */
export class xfs_rtgroup extends xfs_group {
  readonly rmapLock: mutex;

  constructor(rgno: number, length: number) {
    super(`rtg:${rgno}`, rgno, length);
    this.rmapLock = new mutex(`rtrmap${rgno}`);
    Object.seal(this);
  }
}

const file = 'fs/xfs/libxfs/xfs_rtgroup.c';
const source = 'fs/xfs/libxfs/xfs_rtgroup.c at 7.2; commit 799e7e6566df for the caller';

export const xfs_rtgroup_lock = defineSymbol({
  name: 'xfs_rtgroup_lock',
  file,
  models: 'Locks the reverse mapping of a realtime group.',
  args: ['rtg'],
  returns: 'void',
  preemptible: true,
  bodies: [{ since: '6.14', source, call: (k, rtg) => k.mutex_lock(rtg.rmapLock) }],
});

export const xfs_rtgroup_unlock = defineSymbol({
  name: 'xfs_rtgroup_unlock',
  file,
  models: 'Unlocks the reverse mapping of a realtime group.',
  args: ['rtg'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '6.14',
      source,
      call(k, rtg) {
        k.mutex_unlock(rtg.rmapLock);
      },
    },
  ],
});
