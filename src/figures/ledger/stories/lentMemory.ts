import { boot } from '../../../simkernel/kernel/machine.ts';
import { attachDmirror } from '../../../simkernel/lib/test_hmm.ts';

/** The scene of a story: a device with four pages of private memory, and the first of them. */
export function lentMemory(release: string) {
  const firstPfn = 0x40000;
  const machine = boot({ release });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn,
    pages: 4,
  });
  return { machine, mdevice, pgmap, page: pgmap.pageAt(firstPfn) };
}
