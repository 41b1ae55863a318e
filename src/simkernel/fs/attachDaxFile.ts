import type { Machine } from '../kernel/machine.ts';
import { requireArguments } from '../kernel/requireArguments.ts';
import { SimError } from '../kernel/simError.ts';
import { attachPgmap } from '../mm/attachPgmap.ts';
import type { dev_pagemap } from '../mm/dev_pagemap.ts';
import { inode } from './inode.ts';

/** Where the device of the file begins. */
const firstPfn = 0x40000;

/**
 * Attaches FS_DAX pages and makes a file that lies on the first of them, with no file system between the two.
 * @param setup - length of the file and of the device, in pages
 * @since 5.2, the oldest release that boots
 * @returns the file f and the pgmap pmem0, whose `pageAt()` leads to the pages
 * @throws SimError badArgument for what no parameter takes; badSetup for a file that is longer than the device
 * @source the simulation itself; no kernel function; attachPgmap() names its own
 */
export function attachDaxFile(
  machine: Machine,
  setup: { readonly pages: number; readonly devicePages: number },
): { readonly f: inode; readonly pgmap: dev_pagemap } {
  requireArguments('attachDaxFile', 'machine: machine, setup: record', [machine, setup]);
  const { pages, devicePages } = setup;
  requireArguments('attachDaxFile', 'pages: count, devicePages: count', [pages, devicePages]);
  if (pages > devicePages) {
    throw new SimError(
      'badSetup',
      `A file of ${pages} pages does not fit a device of ${devicePages}.`,
    );
  }
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn,
    pages: devicePages,
  });
  const pfnOf = (index: number) => firstPfn + index;
  return { f: new inode({ name: 'f', ino: 1, pages, dax: true, pfnOf }), pgmap };
}
