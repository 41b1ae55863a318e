import { expect, it } from 'vitest';
import { attachDaxFile } from '../../../src/simkernel/fs/attachDaxFile.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';

it.each(['5.10', '6.1', '6.12', '7.2'])(
  '%s: the pages of the file are those of the device',
  (release) => {
    const machine = boot({ release });
    const { f, pgmap } = attachDaxFile(machine, { pages: 3, devicePages: 4 });
    const A = machine.task('A');
    const { start } = machine.call(A, (k) => mmap(k, f, 0, 3));
    for (const at of [0, 1, 2]) machine.call(A, (k) => touch(k, start + at, 'write'));
    const files = [0, 1, 2, 3].map((at) => pgmap.pageAt(pgmap.firstPfn + at).mapping);
    expect(files).toEqual([f.i_mapping, f.i_mapping, f.i_mapping, null]);
    expect(f.pfnOf(2)).toBe(pgmap.firstPfn + 2);
    expect(f.pfnOf(3)).toBeUndefined();
    expect(pgmap.type).toBe('MEMORY_DEVICE_FS_DAX');
  },
);

it('is a file of the device, and no longer than it', () => {
  const machine = boot({ release: '7.2' });
  expect(() => attachDaxFile(machine, { pages: 5, devicePages: 4 })).toThrow('badSetup');
});
