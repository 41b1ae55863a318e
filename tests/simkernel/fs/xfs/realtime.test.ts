import { describe, expect, it } from 'vitest';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs, type XfsOptions } from '../../../../src/simkernel/fs/xfs/mountXfs.ts';
import { EFSCORRUPTED, ENXIO } from '../../../../src/simkernel/include/errno.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { unbindPmem } from '../../../../src/simkernel/user/unbindPmem.ts';

const rtPfn = 0x80000;

/** An XFS on one pmem device with its realtime device on a partition of 64 MiB of another. */
function realtime(release: string, options: XfsOptions = {}) {
  const machine = boot({ release });
  const data = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 }).pmem;
  const rt = attachPmem(machine, { name: 'pmem1', firstPfn: rtPfn, pages: 0x8000 }).pmem;
  const partition = { startMib: 0, mib: 64 };
  const mp = mountXfs(machine, data, { ...options, realtime: { on: rt, partition } });
  const task = machine.task('injector', 'kworker');
  return {
    machine,
    mp,
    corrupt: (pfn: number) => machine.call(task, (k) => k.hwpoison_inject(pfn)),
    removeRt: () => machine.start(task, (k) => unbindPmem(k, rt)),
    called: (fn: string) =>
      machine.trace.filter((event) => event.kind === 'call' && event.fn === fn).length,
  };
}

describe('a realtime device', () => {
  it('is asked through its own reverse mapping at 7.2', () => {
    const { mp, corrupt, called } = realtime('7.2');
    const file = mp.create('/f', 4, { realtime: true });
    expect(file.pfnOf(0)).toBe(rtPfn + 1);
    expect(corrupt(rtPfn + 1)).toBe(0);
    expect([called('xfs_rtgroup_lock'), called('xfs_alloc_read_agf')]).toEqual([1, 0]);
    expect(called('mf_dax_kill_procs')).toBe(1);
  });

  it('has its superblock in the first block; behind the file, and behind the device, is nothing', () => {
    const { mp, corrupt } = realtime('7.2');
    mp.create('/f', 4, { realtime: true });
    expect(corrupt(rtPfn + 5)).toBe(0);
    expect(corrupt(rtPfn + 64 * 256)).toBe(-ENXIO);
    expect(mp.shutdown).toBeNull();
    expect(corrupt(rtPfn)).toBe(-EFSCORRUPTED);
    expect(mp.shutdown).toBe(0x10);
  });

  it.each(['6.12', '7.2'])('takes the file system down at %s when it is removed', (release) => {
    const { mp, removeRt } = realtime(release, { rmapbt: release === '7.2' });
    expect(removeRt().state).toBe('finished');
    expect(mp.shutdown).toBe(release === '7.2' ? 0x4 : 0x20);
  });

  it('does not go with rmapbt up to 6.13, nor with reflink here', () => {
    expect(() => realtime('6.12')).toThrow(/refuses rmapbt/);
    expect(() => realtime('7.2', { reflink: true })).toThrow(/not modelled/);
  });
});
