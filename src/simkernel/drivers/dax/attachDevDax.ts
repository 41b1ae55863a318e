import { PAGE_SIZE } from '../../include/limits.ts';
import type { Machine } from '../../kernel/machine.ts';
import { compareReleases } from '../../kernel/release.ts';
import { SimError } from '../../kernel/simError.ts';
import { attachPgmap } from '../../mm/attachPgmap.ts';
import type { dev_pagemap } from '../../mm/dev_pagemap.ts';
import { dev_dax } from './dev_dax.ts';
import { requireArguments } from '../../kernel/requireArguments.ts';

/** A device-dax to be set up. */
export interface DevDaxDescription {
  /** `dax0.0`, for example. */
  name: string;
  firstPfn: number;
  pages: number;
  /** Bytes: 4 KiB or 2 MiB, which is the default of the driver. */
  align?: number;
}

const PMD_SIZE = 512 * PAGE_SIZE;

/**
 * Sets a device-dax up as dev_dax_probe() does: a GENERIC pgmap that has no operations, a dax device, a character
 * device. With 2 MiB its pages are folios of that size since 5.17: the head counts 1, the tails 0.
 * @since 5.10
 * @returns the device, to map and to unbind
 * @throws SimError badArgument for what no parameter takes; badSetup for another alignment or a range that is not a multiple of it
 * @throws SimError notModelled before 5.10
 * @source drivers/dax/device.c dev_dax_probe at 5.10, 6.1, 6.12, 7.2; commit c4386bd8ee3a for the folios
 */
export function attachDevDax(machine: Machine, description: DevDaxDescription): dev_dax {
  requireArguments('attachDevDax', 'machine: machine, description: record', [machine, description]);
  requireArguments('attachDevDax', 'name: text, firstPfn: pfn, pages: count, align: count?', [
    ...[description.name, description.firstPfn, description.pages, description.align],
  ]);
  const { name, firstPfn, pages, align = PMD_SIZE } = description;
  if (align !== PAGE_SIZE && align !== PMD_SIZE) {
    throw new SimError('badSetup', `${name} is aligned to ${align} bytes, not 4 KiB or 2 MiB.`);
  }
  const unit = align / PAGE_SIZE;
  if (firstPfn % unit !== 0 || pages % unit !== 0) {
    throw new SimError('badSetup', `The range of ${name} is not aligned to ${align} bytes.`);
  }
  const compound = align > PAGE_SIZE && compareReleases(machine.release, '5.17') >= 0;
  let pgmap: dev_pagemap | undefined;
  const device = new dev_dax(name, { firstPfn, pages, align }, () => {
    if (!pgmap) throw new SimError('badSetup', `${name} has no pgmap yet.`);
    return pgmap;
  });
  pgmap = attachPgmap(machine, {
    name,
    type: 'MEMORY_DEVICE_GENERIC',
    firstPfn,
    pages,
    owner: device,
    ...(compound ? { vmemmap_shift: 9 } : {}),
  });
  return device;
}
