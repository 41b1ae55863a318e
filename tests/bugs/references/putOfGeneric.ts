import { attachDevDax } from '../../../src/simkernel/drivers/dax/attachDevDax.ts';
import { PAGE_SIZE } from '../../../src/simkernel/include/limits.ts';
import type { Patch } from '../../races/race.ts';
import { bootWatched } from './bootWatched.ts';

/** A page of device-dax that is taken and put. */
export function putOfGeneric(release: string, patch: Patch): string {
  const machine = bootWatched({ release });
  const device = attachDevDax(machine, { name: 'dax0.0', firstPfn: 0, pages: 8, align: PAGE_SIZE });
  const page = device.pgmap.pageAt(1);
  machine.livepatch(patch);
  machine.k.get_page(page);
  machine.k.put_page(page);
  const frees = machine.trace.filter(
    (event) => event.kind === 'call' && /^free_zone_device_/.test(event.fn),
  ).length;
  const codes = machine.splats.map(({ code }) => code).join();
  return `${page._refcount} [${codes}] freed ${frees}`;
}
