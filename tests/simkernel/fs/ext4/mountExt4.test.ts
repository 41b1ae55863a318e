import { describe, expect, it } from 'vitest';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountExt4 } from '../../../../src/simkernel/fs/ext4/mountExt4.ts';
import { EBUSY, EIO, EOPNOTSUPP } from '../../../../src/simkernel/include/errno.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { mmap } from '../../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';
import { unbindPmem } from '../../../../src/simkernel/user/unbindPmem.ts';

describe.each(['5.10', '6.1', '6.12', '7.2'])('ext4 on two partitions at %s', (release) => {
  it('has DAX on both, and each page is found through its own file', () => {
    const machine = boot({ release });
    const { pmem, pgmap } = attachPmem(machine, {
      name: 'pmem0',
      firstPfn: 0x40000,
      pages: 0x20000,
    });
    const mappers = ['pmem0p1', 'pmem0p2'].map((name, at) => {
      const partition = { startMib: 16 + 240 * at, mib: 224, name };
      const file = mountExt4(machine, pmem, { partition }).create('/f', 4);
      expect(file.i_mapping.dax).toBe(true);
      const task = machine.task(name);
      const { start } = machine.call(task, (k) => mmap(k, file, 0, 4));
      machine.call(task, (k) => touch(k, start, 'write'));
      return { task, file, pfn: file.pfnOf(0) ?? -1 };
    });
    const [first, second] = mappers;
    if (!first || !second) throw new Error('two were mounted');
    expect(second.pfn - first.pfn).toBe(240 * 256);
    for (const { task, pfn } of mappers) {
      expect(machine.call(task, (k) => k.memory_failure(pfn, 0))).toBe(0);
      expect(pgmap.pageAt(pfn).hwpoison).toBe(true);
    }
    expect(mappers.map(({ task }) => task.signals.length)).toEqual([1, 1]);
    const injector = machine.task('injector');
    expect(machine.call(injector, (k) => k.hwpoison_inject(first.pfn + 1))).toBe(-EBUSY);
    const answers = machine.trace.flatMap((event) =>
      event.kind === 'return' && event.fn === 'dax_holder_notify_failure' ? [event.ret] : [],
    );
    expect(new Set(answers)).toEqual(new Set(release === '5.10' ? [] : [-EOPNOTSUPP]));
  });
});

it('refuses a partition that does not lie on the disk', () => {
  const machine = boot({ release: '7.2' });
  const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x8000 });
  expect(() => mountExt4(machine, pmem, { partition: { startMib: 100, mib: 64 } })).toThrow(
    /does not lie on pmem0/,
  );
});

it.each([
  ['6.1', false, 0],
  ['6.12', true, -EIO],
  ['7.2', true, -EIO],
])('hears at %s that its device is gone: %s', (release, shutdown, ioError) => {
  const machine = boot({ release });
  const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const fs = mountExt4(machine, pmem);
  const file = fs.create('/f', 4);
  machine.call(machine.task('remover', 'kworker'), (k) => unbindPmem(k, pmem));
  expect([fs.shutdown, file.ioError]).toEqual([shutdown, ioError]);
});
