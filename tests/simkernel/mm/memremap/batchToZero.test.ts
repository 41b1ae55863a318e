import { describe, expect, it } from 'vitest';
import { attachPgmap } from '../../../../src/simkernel/mm/attachPgmap.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';

describe.each(['5.3', '5.10', '5.17'])('a batch at %s', (release) => {
  it('is not modelled where a page of no managed type falls to 0: system lists get it', () => {
    const machine = boot({ release });
    const pgmap = attachPgmap(machine, {
      name: 'device0',
      type: 'MEMORY_DEVICE_PCI_P2PDMA',
      firstPfn: 0x40000,
      pages: 1,
    });
    expect(() => machine.k.release_pages([pgmap.pageAt(0x40000)])).toThrow(/notModelled/);
  });
});
