import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { bootWatched } from './bootWatched.ts';
import { latePut } from './latePut.ts';

/** Teardown while an FS_DAX page is held, then the put. */
export function unbindUnderReference(release: string): string {
  const machine = bootWatched({ release });
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 64 });
  const page = pgmap.pageAt(0x1003);
  machine.k.page_ref_inc(page);
  const teardown = machine.start(machine.task('remover', 'kworker'), (k) =>
    k.memunmap_pages(pgmap),
  );
  const held = teardown.state;
  const late = latePut(machine, page);
  if (late !== 'put') return `${held}, ${late}`;
  machine.run();
  return `${held}, put, ${teardown.state}`;
}
