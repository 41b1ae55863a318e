import {
  attachDmirror,
  attachPgmap,
  attachPmem,
  type dev_pagemap,
  drain,
  type Machine,
  mmap,
  mountXfs,
  type page,
  pipe_inode_info,
  type ScenarioBoot,
  type Scenarios,
  touch,
} from 'simkernel';

type Answer = Record<string, unknown>;
type MemoryType = dev_pagemap['type'];

const firstPfn = 0x40000;

/** What the reader's function makes of a page that __init_single_page() has just left. */
function initialise(machine: Machine, answer: Answer, page: page): void {
  page._refcount = 1;
  const body = answer.__init_zone_device_page as (...args: unknown[]) => unknown;
  const result = body(machine.k, page, page.pgmap);
  // A generator is as good as a function, as it is for every kernel function here.
  if (typeof (result as { next?: unknown } | undefined)?.next === 'function') {
    const steps = result as Iterator<unknown>;
    while (!steps.next().done);
  }
}

function otherFields({ pgmap, compound_head, mapping, ...page }: page) {
  const { hwpoison, index, _mapcount, _large_mapcount, _pincount, order } = page;
  return {
    hwpoison,
    index,
    mapped: mapping !== null,
    _mapcount,
    _large_mapcount,
    _pincount,
    order,
    tail: compound_head !== null,
    pgmap: `${pgmap.label} ${pgmap.type} ${pgmap.ref.count} ${String(pgmap.memmapGone)}`,
  };
}

/** The counts of three pages of a range: the first, one in the middle, and the last. */
function counts(boot: ScenarioBoot, answer: Answer, type: MemoryType) {
  const machine = boot();
  const pgmap = attachPgmap(machine, { name: 'dev0', type, firstPfn, pages: 16 });
  return [0, 5, 15].map((at) => {
    const page = pgmap.pageAt(firstPfn + at);
    page._refcount = 1;
    const before = otherFields(page);
    initialise(machine, answer, page);
    return { count: page._refcount, before, after: otherFields(page) };
  });
}

const countsOf = (type: MemoryType) => (boot: ScenarioBoot, answer: Answer) =>
  counts(boot, answer, type);

/** A driver lends a page twice, somebody holds it besides the driver, and each time it comes back. */
function lend(
  boot: ScenarioBoot,
  answer: Answer,
  type: 'MEMORY_DEVICE_PRIVATE' | 'MEMORY_DEVICE_COHERENT',
) {
  const machine = boot();
  const { mdevice, pgmap } = attachDmirror(machine, { name: 'hmm0', type, firstPfn, pages: 1 });
  initialise(machine, answer, pgmap.pageAt(firstPfn));
  const seen: unknown[] = [];
  for (let round = 0; round < 2; round += 1) {
    const page = machine.k.dmirror_devmem_alloc_page(mdevice);
    if (!page) break;
    const lent = page._refcount;
    machine.k.get_page(page);
    machine.k.put_page(page);
    const early = mdevice.cfree;
    machine.k.put_page(page);
    seen.push({ lent, early, freed: mdevice.cfree, count: page._refcount });
  }
  return { rounds: seen, splats: machine.splats.map(({ code }) => code) };
}

export const scenarios: Scenarios = {
  'private-count': countsOf('MEMORY_DEVICE_PRIVATE'),

  'coherent-count': countsOf('MEMORY_DEVICE_COHERENT'),

  'fs-dax-count': countsOf('MEMORY_DEVICE_FS_DAX'),

  'generic-count': countsOf('MEMORY_DEVICE_GENERIC'),

  'p2pdma-count': countsOf('MEMORY_DEVICE_PCI_P2PDMA'),

  'private-lent': (boot, answer) => lend(boot, answer, 'MEMORY_DEVICE_PRIVATE'),

  'coherent-lent': (boot, answer) => lend(boot, answer, 'MEMORY_DEVICE_COHERENT'),

  'truncate-goes-on'(boot, answer) {
    const machine = boot();
    const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn, pages: 0x20000 });
    const file = mountXfs(machine, pmem).create('/mnt/f', 1);
    const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
    initialise(machine, answer, page);
    const A = machine.task('A');
    const vma = machine.call(A, (k) => mmap(k, file, 0, 1));
    machine.call(A, (k) => touch(k, vma.start, 'write'));
    const pipe = new pipe_inode_info('A');
    machine.call(A, (k) => k.__x64_sys_vmsplice(pipe, vma.start));
    const truncate = machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
    machine.run();
    const held = truncate.state;
    machine.call(A, (k) => drain(k, pipe));
    machine.run();
    return { held, after: truncate.state, splats: machine.splats.map(({ code }) => code) };
  },
};
