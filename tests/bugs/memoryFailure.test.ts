import { describe, expect, it } from 'vitest';
import { EBUSY, EFSCORRUPTED, EIO, ENXIO, EOPNOTSUPP } from '../../src/simkernel/include/errno.ts';
import { MADV_HWPOISON } from '../../src/simkernel/mm/madvise.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import type { task_struct } from '../../src/simkernel/kernel/task_struct.ts';
import type { XfsOptions } from '../../src/simkernel/fs/xfs/mountXfs.ts';
import { mountExt4 } from '../../src/simkernel/fs/ext4/mountExt4.ts';
import { attachPmem } from '../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { boot } from '../../src/simkernel/kernel/machine.ts';
import { mmap } from '../../src/simkernel/user/mmap.ts';
import { touch } from '../../src/simkernel/user/touch.ts';
import { xfsWorld } from '../simkernel/support/pmemWorld.ts';

const all = ['5.10', '6.1', '6.12', '7.2'] as const;
const withHolder = ['6.1', '6.12', '7.2'] as const;
const firstData = 0x40018;

/** An XFS with a file whose first page A and B have written. */
function poisonable(release: string, options: XfsOptions = {}) {
  const world = xfsWorld(release, options);
  const { machine, mp, pgmap } = world;
  const file = mp.create('/f', 4);
  const [A, B] = [machine.task('A'), machine.task('B')];
  const map = (task: task_struct) => {
    const { start } = machine.call(task, (k) => mmap(k, file, 0, 4));
    machine.call(task, (k) => touch(k, start, 'write'));
    return start;
  };
  const start = map(A);
  map(B);
  const pfn = file.pfnOf(0) ?? -1;
  const signals = (task: task_struct) => task.signals.map(({ code, lsb }) => `${code}/${lsb}`);
  return {
    ...world,
    file,
    A,
    B,
    start,
    pfn,
    page: pgmap.pageAt(pfn),
    madvise: () => machine.call(A, (k) => k.__x64_sys_madvise(start, 1, MADV_HWPOISON)),
    signals: () => [signals(A), signals(B)],
    mapped: () => [A, B].filter(({ mm }) => mm?.pteAt(start)).length,
    order: () =>
      machine.trace.flatMap((event) => {
        if (event.kind === 'call' && event.fn === 'unmap_mapping_range') return ['unmap'];
        return event.kind === 'event' && event.name === 'signal_generate' ? ['signal'] : [];
      }),
  };
}

describe.each(all)('at %s', (release) => {
  it('madvise signals the caller with AR at 4 KiB, unmaps first and from everyone (case 1)', () => {
    const world = poisonable(release);
    expect(world.madvise()).toBe(0);
    expect(world.signals()).toEqual([['BUS_MCEERR_AR/12'], []]);
    expect(world.mapped()).toBe(0);
    expect(world.order().slice(0, 2)).toEqual(['unmap', 'signal']);
    expect(world.page.hwpoison).toBe(true);
  });

  it('a report of another task signals nobody and unmaps nothing, and the flag is set (case 25)', () => {
    const world = poisonable(release);
    expect(world.corrupt(world.pfn)).toBe(0);
    expect(world.signals()).toEqual([[], []]);
    expect(world.mapped()).toBe(2);
    expect(world.page.hwpoison).toBe(true);
  });

  it(
    release === '5.10'
      ? 'one mapper that asked for it by prctl changes nothing (case 25)'
      : 'one mapper that asked for it by prctl gets AO, and everyone loses the mapping (case 25)',
    () => {
      const world = poisonable(release);
      world.B.mceKillEarly = true;
      expect(world.corrupt(world.pfn)).toBe(0);
      const early = release !== '5.10';
      expect(world.signals()).toEqual([[], early ? ['BUS_MCEERR_AO/12'] : []]);
      expect(world.mapped()).toBe(early ? 0 : 2);
    },
  );
});

describe.each(withHolder)('at %s', (release) => {
  it('ext4 has no holder: the holder call says -EOPNOTSUPP, the generic path follows (case 3)', () => {
    const machine = boot({ release });
    const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
    const file = mountExt4(machine, pmem).create('/f', 4);
    const injector = machine.task('injector');
    const poison = () => machine.call(injector, (k) => k.hwpoison_inject(file.pfnOf(0) ?? -1));
    expect(poison()).toBe(-EBUSY);
    const A = machine.task('A');
    const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
    machine.call(A, (k) => touch(k, start, 'write'));
    expect(poison()).toBe(0);
    const answers = machine.trace.flatMap((event) =>
      event.kind === 'return' && event.fn === 'dax_holder_notify_failure' ? [event.ret] : [],
    );
    expect(answers).toEqual([-EOPNOTSUPP, -EOPNOTSUPP]);
  });

  it('an XFS page that nobody touched, and a free block, give 0 and no flag (cases 3 and 12)', () => {
    const world = xfsWorld(release);
    world.mp.create('/f', 4);
    expect(world.corrupt(firstData)).toBe(0);
    expect(world.corrupt(firstData + 100)).toBe(0);
    expect(world.pgmap.pageAt(firstData).hwpoison).toBe(false);
  });

  it('a dax device that is not alive answers -ENXIO, and XFS hears nothing (case 5)', () => {
    const world = poisonable(release);
    world.pmem.dax_dev.alive = false;
    expect(world.corrupt(world.pfn)).toBe(-ENXIO);
    expect(world.called('xfs_dax_notify_failure')).toBe(0);
  });

  it('a mount that is not finished answers -EIO and kills nobody (case 6)', () => {
    const world = xfsWorld(release, { born: false });
    expect(world.corrupt(firstData)).toBe(-EIO);
    expect(world.called('mf_dax_kill_procs')).toBe(0);
  });

  it('lost metadata shuts down with 0x10 and -EFSCORRUPTED; poison after it says -EIO (cases 6, 9)', () => {
    const world = poisonable(release);
    expect(world.corrupt(0x40000)).toBe(-EFSCORRUPTED);
    expect(world.mp.shutdown).toBe(0x10);
    expect(world.corrupt(world.pfn)).toBe(-EIO);
    expect(world.signals()).toEqual([[], []]);
  });

  it('without rmapbt the generic path handles a mapped page (case 7)', () => {
    const world = poisonable(release, { rmapbt: false });
    expect(world.madvise()).toBe(0);
    expect(world.called('mf_generic_kill_procs')).toBe(1);
  });

  it(`outside of the partition without rmapbt: ${release === '7.2' ? '-ENXIO' : '-EOPNOTSUPP first'} (case 8)`, () => {
    const world = xfsWorld(release, { rmapbt: false, partition: { startMib: 16, mib: 384 } });
    const answered = world.machine.call(world.machine.task('T'), (k) =>
      k.dax_holder_notify_failure(world.pmem.dax_dev, 4096, 4096, 0),
    );
    expect(answered).toBe(release === '7.2' ? -ENXIO : -EOPNOTSUPP);
  });

  it('signals before the unmapping would reach a task that can still read (order of case 1)', () => {
    const world = poisonable(release);
    const seen: number[] = [];
    world.machine.livepatch({
      force_sig_mceerr(k: Kernel) {
        seen.push(k.current.mm?.pteAt(world.start) ? 1 : 0);
        return 0;
      },
    });
    world.madvise();
    expect(seen).toEqual([0]);
  });
});
