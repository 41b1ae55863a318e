import { attachDevDax } from '../drivers/dax/attachDevDax.ts';
import type { dev_dax } from '../drivers/dax/dev_dax.ts';
import { attachPmem, type Pmem } from '../drivers/nvdimm/attachPmem.ts';
import type { FileSystem } from '../fs/fileSystem.ts';
import { mountExt4 } from '../fs/ext4/mountExt4.ts';
import type { inode } from '../fs/inode.ts';
import { mountXfs } from '../fs/xfs/mountXfs.ts';
import { PAGE_SIZE } from '../include/limits.ts';
import type { Machine } from '../kernel/machine.ts';
import { SimError } from '../kernel/simError.ts';
import type { task_struct } from '../kernel/task_struct.ts';
import type { dev_pagemap } from '../mm/dev_pagemap.ts';
import type { page } from '../mm/page.ts';
import { type LabOptions, requireLabOptions } from './labOptions.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/** A machine as the options of a lab describe it. What the options leave out throws SimError badSetup when it is read. */
export interface Lab {
  readonly machine: Machine;
  /** The pmem device. */
  readonly pmem: Pmem['pmem'];
  /** The pgmap of the pmem device, or of the device-dax. */
  readonly pgmap: dev_pagemap;
  /** The device-dax, dax0.0. */
  readonly dax: dev_dax;
  /** The file system that is mounted at /mnt. */
  readonly fs: FileSystem;
  /** The file /mnt/f. */
  readonly file: inode;
  /** The file of that name, if there is one. */
  find(name: string): inode | undefined;
  /** The page of pmem behind a page of the file. */
  pageOf(index: number): page;
  /** The process of that name, made when it is first asked for. */
  task(name: string): task_struct;
}

const firstPfn = 0x40000;

/**
 * Attaches the device, mounts the file system and makes the file that the options of a lab ask for.
 * @since 5.10; without a device 5.2
 * @returns the machine and what was attached to it
 * @throws SimError badArgument for what no parameter takes; badSetup for options that cannot be
 * @throws SimError notModelled for a device that the release does not model
 * @source the simulation itself; no kernel function; attachPmem(), attachDevDax(), mountXfs() and mountExt4() name
 * theirs
 */
export function setUpLab(machine: Machine, options: LabOptions): Lab {
  requireArguments('setUpLab', 'machine: machine, options: record', [machine, options]);
  const { device, fileSystem, deviceMib, filePages } = requireLabOptions(options);
  const pages = (deviceMib * 1024 * 1024) / PAGE_SIZE;
  const pmem = device === 'pmem' ? attachPmem(machine, { name: 'pmem0', firstPfn, pages }) : null;
  const dax =
    device === 'device-dax' ? attachDevDax(machine, { name: 'dax0.0', firstPfn, pages }) : null;
  const fs = pmem && mount(machine, pmem, fileSystem);
  const file = fs?.create('/mnt/f', filePages);
  const tasks = new Map<string, task_struct>();
  const have = <T>(thing: T | null | undefined, name: string): T => {
    if (thing == null) throw new SimError('badSetup', `This lab has no ${name}.`);
    return thing;
  };
  const lab: Lab = {
    machine,
    get pmem() {
      return have(pmem, 'pmem device').pmem;
    },
    get pgmap() {
      return have(pmem?.pgmap ?? machine.k.globals.pgmap_array.load(firstPfn), 'device');
    },
    get dax() {
      return have(dax, 'device-dax');
    },
    get fs() {
      return have(fs, 'file system');
    },
    get file() {
      return have(file, 'file system');
    },
    find: (name) => fs?.lookup(name),
    pageOf: (index) => lab.pgmap.pageAt(have(lab.file.pfnOf(index), `page ${index} in its file`)),
    task(name) {
      const known = tasks.get(name);
      if (known) return known;
      const made = machine.task(name);
      tasks.set(name, made);
      return made;
    },
  };
  return Object.freeze(lab);
}

function mount(
  machine: Machine,
  { pmem }: Pmem,
  fileSystem: LabOptions['fileSystem'],
): FileSystem | null {
  switch (fileSystem) {
    case 'xfs':
      return mountXfs(machine, pmem);
    case 'xfs without rmapbt':
      return mountXfs(machine, pmem, { rmapbt: false });
    case 'ext4':
      return mountExt4(machine, pmem);
    case 'none':
      return null;
  }
}
