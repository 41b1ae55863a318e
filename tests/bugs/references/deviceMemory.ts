import { bootWatched } from './bootWatched.ts';
import { migrateToDevice, mmapAnonymous } from '../../../src/simkernel/lib/dmirrorMigrate.ts';
import { attachDmirror } from '../../../src/simkernel/lib/test_hmm.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { latePut } from './latePut.ts';
import type { Patch } from '../../races/race.ts';

/** A device with four pages of private memory, on a kernel with functions replaced or as it was. */
export function deviceMemory(release: string, patch: Patch = {}) {
  const machine = bootWatched({ release });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x1000,
    pages: 4,
  });
  machine.livepatch(patch);
  const lend = (): page => {
    const page = machine.k.dmirror_devmem_alloc_page(mdevice);
    if (!page) throw new TypeError('the device has no free page');
    return page;
  };
  /** A process with a page of anonymous memory that it has written. */
  const process = (name: string) => {
    const task = machine.task(name);
    const vma = machine.call(task, (k) => mmapAnonymous(k, 1));
    machine.call(task, (k) => touch(k, vma.start, 'write'));
    return {
      task,
      vma,
      toDevice: () => machine.call(task, (k) => migrateToDevice(k, mdevice, vma, vma.start, 1)),
      munmap: () => machine.spawn(task, (k) => k.__x64_sys_munmap(vma.start)),
      fault: () => machine.spawn(task, (k) => touch(k, vma.start, 'read')),
    };
  };
  return {
    machine,
    mdevice,
    pgmap,
    page: pgmap.pageAt(0x1000),
    lend,
    process,
    put: (page: page) => latePut(machine, page),
    teardown: () =>
      machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap)),
    codes: () => machine.splats.map(({ code }) => code).join(),
  };
}
