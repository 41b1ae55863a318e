import { describe, expect, it } from 'vitest';
import { attachPgmap } from '../../../../src/simkernel/mm/attachPgmap.ts';
import { EBUSY, EIO, ENXIO } from '../../../../src/simkernel/include/errno.ts';
import { MF_ACTION_REQUIRED } from '../../../../src/simkernel/include/mfFlags.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { mmap } from '../../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';
import { poisonable, told } from '../../../bugs/memoryFailure/poisonable.ts';

const releases = ['5.10', '6.1', '6.12', '7.2'] as const;

describe.each(releases)('at %s', (release) => {
  it('a machine check in a load is AR for who loads; the other one only loses the mapping', () => {
    const { machine, A, pfn, told, mappers, argumentsOf } = poisonable(release, {});
    machine.call(A.task, (k) => k.kill_me_maybe(pfn));
    expect(told()).toBe('A:AR/12 B:');
    expect(mappers()).toBe(0);
    expect(Number(argumentsOf('memory_failure')[0]?.flags)).toBe(MF_ACTION_REQUIRED);
    expect(machine.dmesg.join()).not.toMatch(/not recovered/);
  });

  it('a machine check that nothing recovers ends in a plain SIGBUS', () => {
    const { machine, A, told } = poisonable(release, {});
    machine.call(A.task, (k) => k.kill_me_maybe(0x40000));
    expect(told()).toBe('A:SI_KERNEL/-1 B:');
    expect(machine.dmesg.join()).toMatch(/Memory error not recovered/);
  });

  it('a page that is poisoned twice goes the whole way twice', () => {
    const { corrupt, pfn, page, called, machine } = poisonable(release, {});
    expect([corrupt(pfn), corrupt(pfn)]).toEqual(['0', '0']);
    expect(called('memory_failure_dev_pagemap')).toBe(2);
    expect(page.hwpoison).toBe(true);
    expect(machine.k.globals.num_poisoned_pages).toBe(release === '5.10' ? 0 : 2);
  });

  it('the mark survives munmap and unpoisoning, and the page can be mapped again at once', () => {
    const { machine, A, page, pfn } = poisonable(release, {});
    expect(A.madvise()).toBe('0');
    expect(machine.k.hwpoison_unpoison(pfn)).toBe(release === '5.10' ? 0 : -EIO);
    machine.call(A.task, (k) => k.__x64_sys_munmap(A.start));
    expect(page.hwpoison).toBe(true);
    const { B } = poisonable(release, {});
    B.madvise();
    expect(B.access('read')).toBe(0);
  });

  it('early kill by sysctl tells both, from 6.0 on', () => {
    const { machine, corrupt, pfn, told, mappers } = poisonable(release, {});
    machine.k.globals.sysctl_memory_failure_early_kill = 1;
    expect(corrupt(pfn)).toBe('0');
    const early = release !== '5.10';
    expect(told()).toBe(early ? 'A:AO/12 B:AO/12' : 'A: B:');
    expect(mappers()).toBe(early ? 0 : 2);
  });

  it('who asked by prctl to be told late is not told, whatever the sysctl says', () => {
    const { machine, corrupt, pfn, told, B } = poisonable(release, {});
    machine.k.globals.sysctl_memory_failure_early_kill = 1;
    B.task.mceKillLate = true;
    corrupt(pfn);
    expect(told()).toBe(release === '5.10' ? 'A: B:' : 'A:AO/12 B:');
  });

  it("the driver's own pages at the start of the range are refused", () => {
    const machine = boot({ release });
    attachPgmap(machine, {
      name: 'pmem0',
      type: 'MEMORY_DEVICE_FS_DAX',
      firstPfn: 0x40000,
      pages: 512,
      reserve: 8,
    });
    const report = (pfn: number) =>
      machine.call(machine.task('mce', 'kworker'), (k) => k.memory_failure(pfn, 0));
    expect([report(0x40007), report(0x40008), report(0x50000)]).toEqual([-ENXIO, -EBUSY, -ENXIO]);
  });
});

describe.each([
  ['5.10', 'MEMORY_DEVICE_PRIVATE', -EBUSY],
  ['6.1', 'MEMORY_DEVICE_PRIVATE', -ENXIO],
  ['6.1', 'MEMORY_DEVICE_COHERENT', -ENXIO],
  ['6.12', 'MEMORY_DEVICE_COHERENT', -ENXIO],
  ['7.2', 'MEMORY_DEVICE_PRIVATE', -ENXIO],
  ['7.2', 'MEMORY_DEVICE_COHERENT', -ENXIO],
] as const)('at %s a page of %s', (release, type, result) => {
  const report = (patch: Record<string, unknown>) => {
    const machine = boot({ release });
    const pgmap = attachPgmap(machine, { name: 'dev', type, firstPfn: 0x40000, pages: 16 });
    machine.livepatch(patch);
    const rc = machine.call(machine.task('mce', 'kworker'), (k) => k.memory_failure(0x40000, 0));
    expect(pgmap.pageAt(0x40000).hwpoison).toBe(false);
    return rc;
  };

  it('belongs to no DAX file: -EBUSY', () => {
    expect(report({})).toBe(-EBUSY);
  });

  it(`is refused with ${result} even where there is an entry to lock`, () => {
    const lock = release === '5.10' || release === '6.1' ? 'dax_lock_page' : 'dax_lock_folio';
    expect(report({ [lock]: () => -1 })).toBe(result);
  });
});

describe('a page that two files share, of an XFS without rmapbt', () => {
  const report = (release: string) => {
    const world = poisonable(release, {}, { rmapbt: false, reflink: true, mode: 'read' });
    world.mp?.reflink('/f', '/g');
    const { access } = world.map('G', world.mp?.lookup('/g'));
    access('write');
    const copied = world.mp?.lookup('/g')?.pfnOf(0) ?? -1;
    return { ...world, copied };
  };

  it.each(['6.1', '6.12'])('stops the simulation at %s: it has the marker', (release) => {
    const { corrupt, pfn, copied } = report(release);
    const marked = release === '6.1' ? copied : pfn;
    expect(() => corrupt(marked)).toThrow(expect.objectContaining({ code: 'notModelled' }));
  });
});

it.each([
  ['5.10', ''],
  ['6.1', 'B:AO/12'],
  ['6.12', 'B:AO/12'],
  ['6.15', 'C:AO/12 B:AO/12'],
  ['7.2', 'C:AO/12 B:AO/12'],
])('who has a private copy of the page is signalled at %s: %s', (release, signalled) => {
  const world = poisonable(release, {});
  const { machine, file, corrupt, pfn } = world;
  const C = machine.task('C');
  const { start } = machine.call(C, (k) => mmap(k, file, 0, 4, 'MAP_PRIVATE'));
  machine.call(C, (k) => touch(k, start, 'write'));
  machine.call(world.A.task, (k) => k.__x64_sys_munmap(world.A.start));
  machine.k.globals.sysctl_memory_failure_early_kill = 1;
  corrupt(pfn);
  const heard = [C, world.B.task].filter(({ signals }) => signals.length > 0);
  expect(told(...heard)).toBe(signalled);
});
