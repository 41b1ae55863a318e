import { expect, it } from 'vitest';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../../src/simkernel/fs/xfs/mountXfs.ts';
import { mmap } from '../../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../../src/simkernel/user/touch.ts';

it.each([
  ['6.12', 4],
  ['6.18', 4],
  ['7.2', 4],
  ['7.2', 512],
])('a freeze at %s leaves a mapping of %i pages read-only and clean', (release, pages) => {
  const machine = boot({ release });
  const { pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem);
  const file = mp.create('/f', pages, { colour: pages === 512 ? 0 : 24 });
  const A = machine.task('A');
  const { start } = machine.call(A, (k) => mmap(k, file, 0, pages));
  const write = () => machine.call(A, (k) => touch(k, start + 1, 'write'));
  const state = () => [A.mm?.pteAt(start + 1)?.write, file.i_mapping.entryAt(1)?.dirty];
  const counts = () => machine.k.globals.pgmap_array.load(0x40000)?.pageAt(file.pfnOf(1) ?? 0);
  write();
  expect(state()).toEqual([true, true]);
  const held = counts()?._refcount;
  machine.k.freeze_super(mp.m_super, 'FREEZE_HOLDER_USERSPACE');
  expect(state()).toEqual([false, false]);
  machine.k.thaw_super(mp.m_super, 'FREEZE_HOLDER_USERSPACE');
  expect(write()).toBe(0);
  expect(state()).toEqual([true, true]);
  expect(counts()?._refcount).toBe(held);
  expect(machine.splats).toEqual([]);
});
