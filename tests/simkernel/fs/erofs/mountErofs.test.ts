import { describe, expect, it } from 'vitest';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountErofs } from '../../../../src/simkernel/fs/erofs/mountErofs.ts';
import { EOPNOTSUPP, EROFS } from '../../../../src/simkernel/include/errno.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { mmap } from '../../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';

function image(release: string) {
  const machine = boot({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x8000 });
  const file = mountErofs(machine, pmem, { partition: { startMib: 1, mib: 64 } }).create('/f', 4);
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
  const access = (mode: 'read' | 'write') => machine.call(A, (k) => touch(k, start, mode));
  return { machine, pmem, pgmap, file, A, start, access };
}

describe.each(['5.18', '6.1', '6.12', '7.2'])('erofs at %s', (release) => {
  it('is mapped for reading, and cannot be changed', () => {
    const { machine, file, A, access } = image(release);
    expect(access('read')).toBe(0);
    expect(() => access('write')).toThrow(/only be mapped for reading/);
    expect(machine.call(A, (k) => k.__x64_sys_truncate(file, 0))).toBe(-EROFS);
    expect(machine.call(A, (k) => k.__x64_sys_fallocate(file, 0, 4096))).toBe(-EROFS);
    expect(machine.call(A, (k) => k.__x64_sys_unlink(file))).toBe(-EROFS);
    expect(file.pages).toBe(4);
  });

  it('is no holder: the generic handling reaches who maps the page', () => {
    const { machine, pmem, pgmap, file, A, access } = image(release);
    access('read');
    expect([pmem.dax_dev.holder_data, pmem.dax_dev.holder_ops]).toEqual([null, null]);
    const pfn = file.pfnOf(0) ?? -1;
    expect(pfn).toBe(0x40101);
    expect(machine.call(A, (k) => k.memory_failure(pfn, 0))).toBe(0);
    expect(pgmap.pageAt(pfn).hwpoison).toBe(true);
    expect(A.signals.map(({ code }) => code)).toEqual(['BUS_MCEERR_AR']);
    const answers = machine.trace.flatMap((event) =>
      event.kind === 'return' && event.fn === 'dax_holder_notify_failure' ? [event.ret] : [],
    );
    expect(answers).toEqual(release === '5.18' ? [] : [-EOPNOTSUPP]);
  });
});

it('has no DAX at 5.10', () => {
  expect(() => image('5.10')).toThrow(/no DAX for erofs/);
});
