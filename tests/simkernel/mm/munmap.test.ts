import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { EINVAL } from '../../../src/simkernel/include/errno.ts';
import { describe, expect, it } from 'vitest';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { daxWorld, firstFilePfn } from '../support/daxWorld.ts';

describe.each([
  ['5.10', { mapped: [1, -1], unmapped: [1, -1] }],
  ['6.1', { mapped: [1, -1], unmapped: [1, -1] }],
  ['6.12', { mapped: [1, -1], unmapped: [1, -1] }],
  ['7.2', { mapped: [1, 0], unmapped: [0, -1] }],
])('a mapping of an fsdax page at %s', (release, counts) => {
  it('is counted by the page exactly as long as the page table has its entry', () => {
    const { machine, create, page } = daxWorld(release);
    const file = create('f', 4);
    const A = machine.task('A');
    const vma = machine.call(A, (k) => mmap(k, file, 0, 4));
    expect(machine.call(A, (k) => touch(k, vma.start, 'write'))).toBe(0);
    const { _refcount, _mapcount, mapping } = page(firstFilePfn);
    expect([_refcount, _mapcount]).toEqual(counts.mapped);
    expect(mapping).toBe(file.i_mapping);
    expect(machine.call(A, (k) => k.__x64_sys_munmap(vma.start))).toBe(0);
    const after = page(firstFilePfn);
    expect([after._refcount, after._mapcount]).toEqual(counts.unmapped);
    expect(A.mm?.pteAt(vma.start)).toBeUndefined();
    expect(file.i_mapping.i_mmap).toEqual([]);
  });
});

it.each(['5.10', '6.12', '7.2'])('a part of a mapping of 2 MiB ends at %s', (release) => {
  const machine = boot({ release });
  const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const file = mountXfs(machine, pmem).create('/f', 512, { colour: 0 });
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, 512));
  machine.call(A, (k) => touch(k, start, 'write'));
  expect(machine.call(A, (k) => k.__x64_sys_munmap(start + 10, 600))).toBe(-EINVAL);
  expect(machine.call(A, (k) => k.__x64_sys_munmap(start + 10, 1))).toBe(0);
  expect(A.mm?.vmas.map((vma) => [vma.start - start, vma.pages, vma.vm_pgoff])).toEqual([
    [0, 10, 0],
    [11, 501, 11],
  ]);
  expect(A.mm?.pteAt(start)).toBeUndefined();
  expect(machine.call(A, (k) => touch(k, start + 11, 'read'))).toBe(0);
  expect(() => machine.call(A, (k) => touch(k, start + 10, 'read'))).toThrow(/maps nothing/);
  expect(machine.splats).toEqual([]);
});
