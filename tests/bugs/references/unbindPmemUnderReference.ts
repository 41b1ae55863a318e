import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import type { Patch } from '../../races/race.ts';
import { bootWatched } from './bootWatched.ts';
import { latePut } from './latePut.ts';

/** Teardown of pmem at 5.2 and 5.3 while a page is held, then the put. */
export function unbindPmemUnderReference(release: string, patch: Patch): string {
  const machine = bootWatched({ release });
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 64 });
  const page = pgmap.pageAt(0x1003);
  machine.k.page_ref_inc(page);
  machine.livepatch(patch);
  const { state } = machine.start(machine.task('remover', 'kworker'), (k) =>
    k.devm_memremap_pages_release(pgmap),
  );
  return `${state}, ${pgmap.memmapGone ? 'no memmap' : 'memmap'}, ${latePut(machine, page)}`;
}
