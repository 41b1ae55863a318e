import { describe, expect, it } from 'vitest';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { ENXIO } from '../../../../src/simkernel/include/errno.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';

describe('a pmem device with a data offset', () => {
  const releases = ['6.1', '6.12', '7.2'];

  it.each(releases)(
    'reports offsets behind it at %s, and -ENXIO for what the driver keeps',
    (release) => {
      const machine = boot({ release });
      const { pmem } = attachPmem(machine, {
        name: 'pmem0',
        firstPfn: 0x40000,
        pages: 0x1000,
        dataOffset: 0x200000,
      });
      const heard: number[] = [];
      pmem.dax_dev.holder_ops = {
        *notify_failure(_k, _dax_dev, offset) {
          heard.push(offset);
          return 0;
        },
      };
      const injector = machine.task('injector');
      const corrupt = (pfn: number) => machine.call(injector, (k) => k.hwpoison_inject(pfn));
      expect(corrupt(0x40000 + 0x200)).toBe(0);
      expect(corrupt(0x40000 + 0x201)).toBe(0);
      expect(corrupt(0x40000 + 0x1ff)).toBe(-ENXIO);
      expect(corrupt(0x3ffff)).toBe(-ENXIO);
      expect(heard).toEqual([0, 0x1000]);
    },
  );

  it.each([1, -4096, 0x1000 * 4096])('of %i bytes is refused', (dataOffset) => {
    const machine = boot({ release: '6.12' });
    expect(() =>
      attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x1000, dataOffset }),
    ).toThrow(/badSetup/);
  });
});
