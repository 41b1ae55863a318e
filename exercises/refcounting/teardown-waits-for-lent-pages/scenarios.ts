import {
  attachDmirror,
  attachPgmap,
  attachPmem,
  type dev_pagemap,
  inode,
  type Machine,
  type page,
  type ScenarioBoot,
  type Scenarios,
} from 'simkernel';

type Answer = Record<string, unknown>;
type Lent = 'MEMORY_DEVICE_PRIVATE' | 'MEMORY_DEVICE_COHERENT';

const firstPfn = 0x1000;
const names = [
  'memremap_pages',
  'zone_device_page_init',
  'free_zone_device_page',
  'memunmap_pages',
] as const;

/** A kernel with the reader's four functions in it. */
function patched(boot: ScenarioBoot, answer: Answer): Machine {
  const machine = boot();
  machine.livepatch(Object.fromEntries(names.map((name) => [name, answer[name]])));
  return machine;
}

const remover = (machine: Machine, pgmap: dev_pagemap) =>
  machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));

const reports = (machine: Machine) => machine.splats.map(({ code }) => code);

/** The last put of a page by its holder. An oops there ends the machine: it is what the check is about. */
function putBy(machine: Machine, page: page): string {
  try {
    machine.k.put_page(page);
    return 'put';
  } catch (error) {
    const { code } = machine.splats.at(-1) ?? {};
    if (code === undefined) throw error;
    return code;
  }
}

/** A driver with memory that it lends, its device on a kernel with the reader's functions. */
function driver(boot: ScenarioBoot, answer: Answer, type: Lent, pages = 4) {
  const machine = patched(boot, answer);
  const { mdevice, pgmap } = attachDmirror(machine, { name: 'hmm0', type, firstPfn, pages });
  const lend = (): page => {
    const page = machine.k.dmirror_devmem_alloc_page(mdevice);
    if (!page) throw new Error('The driver has no free page: one of them did not come back to it.');
    return page;
  };
  return { machine, mdevice, pgmap, lend };
}

/** Teardown while `held` pages are lent; they come back one by one. */
function waitsFor(boot: ScenarioBoot, answer: Answer, type: Lent, held: number) {
  const { machine, mdevice, pgmap, lend } = driver(boot, answer, type);
  const pages = Array.from({ length: held }, lend);
  const removal = remover(machine, pgmap);
  machine.run();
  const steps = [{ put: 'none', teardown: removal.state, memmap: !pgmap.memmapGone }];
  for (const page of pages) {
    const put = putBy(machine, page);
    if (put === 'put') machine.run();
    steps.push({ put, teardown: removal.state, memmap: !pgmap.memmapGone });
    if (put !== 'put') break;
  }
  return { steps, freed: mdevice.cfree, reports: reports(machine) };
}

/** Teardown of a device whose pages are idle. */
function idle(machine: Machine, pgmap: dev_pagemap) {
  const removal = remover(machine, pgmap);
  machine.run();
  return { teardown: removal.state, memmap: !pgmap.memmapGone, reports: reports(machine) };
}

export const scenarios: Scenarios = {
  'private-page-lent': (boot, answer) => waitsFor(boot, answer, 'MEMORY_DEVICE_PRIVATE', 1),

  'coherent-page-lent': (boot, answer) => waitsFor(boot, answer, 'MEMORY_DEVICE_COHERENT', 1),

  'three-pages-lent': (boot, answer) => waitsFor(boot, answer, 'MEMORY_DEVICE_PRIVATE', 3),

  'never-lent': (boot, answer) =>
    (['MEMORY_DEVICE_PRIVATE', 'MEMORY_DEVICE_COHERENT'] as const).map((type) => {
      const { machine, pgmap } = driver(boot, answer, type);
      return idle(machine, pgmap);
    }),

  'lent-and-free-again'(boot, answer) {
    const { machine, mdevice, pgmap, lend } = driver(boot, answer, 'MEMORY_DEVICE_PRIVATE');
    const counts: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const pages = [lend(), lend()];
      for (const page of pages) {
        machine.k.put_page(page);
        counts.push(page._refcount);
      }
    }
    return { ...idle(machine, pgmap), counts, freed: mdevice.cfree };
  },

  'lent-for-the-second-time'(boot, answer) {
    const { machine, pgmap, lend } = driver(boot, answer, 'MEMORY_DEVICE_PRIVATE', 1);
    machine.k.put_page(lend());
    const page = lend();
    const removal = remover(machine, pgmap);
    machine.run();
    const held = removal.state;
    const put = putBy(machine, page);
    if (put === 'put') machine.run();
    return { held, put, after: removal.state, reports: reports(machine) };
  },

  'other-references'(boot, answer) {
    const { machine, mdevice, pgmap, lend } = driver(boot, answer, 'MEMORY_DEVICE_PRIVATE');
    const page = lend();
    machine.k.get_page(page);
    machine.k.get_page(page);
    const removal = remover(machine, pgmap);
    const states: string[] = [];
    for (let held = 3; held > 0; held -= 1) {
      const put = putBy(machine, page);
      if (put === 'put') machine.run();
      states.push(`${put}, teardown ${removal.state}`);
      if (put !== 'put') break;
    }
    return { states, freed: mdevice.cfree, reports: reports(machine) };
  },

  'held-during-page-free'(boot, answer) {
    const { machine, pgmap, lend } = driver(boot, answer, 'MEMORY_DEVICE_PRIVATE');
    const page = lend();
    const file = new inode({ name: 'f', ino: 1, pages: 1, dax: false, pfnOf: () => undefined });
    page.mapping = file.i_mapping;
    const removal = remover(machine, pgmap);
    const during: unknown[] = [];
    machine.livepatch({
      dmirror_devmem_free() {
        during.push({ teardown: removal.state, mapping: page.mapping === null ? 'NULL' : 'set' });
      },
    });
    const put = putBy(machine, page);
    if (put === 'put') machine.run();
    return { during, put, after: removal.state, reports: reports(machine) };
  },

  'other-types'(boot, answer) {
    const types = ['MEMORY_DEVICE_GENERIC', 'MEMORY_DEVICE_PCI_P2PDMA'] as const;
    const pgmaps = types.map((type) => {
      const machine = patched(boot, answer);
      const pgmap = attachPgmap(machine, { name: type, type, firstPfn, pages: 4 });
      return { type, ...idle(machine, pgmap) };
    });
    const machine = patched(boot, answer);
    const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn, pages: 64 });
    machine.k.get_page(pgmap.pageAt(firstPfn + 3));
    return [
      ...pgmaps,
      { type: 'MEMORY_DEVICE_FS_DAX, a page of it held', ...idle(machine, pgmap) },
    ];
  },
};
