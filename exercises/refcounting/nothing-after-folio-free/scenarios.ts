import {
  attachPgmap,
  type dev_pagemap,
  inode,
  type Kernel,
  type page,
  type ScenarioBoot,
  type Scenarios,
} from 'simkernel';

const firstPfn = 0x40000;

/** Order of a large folio: 512 pages, 2 MiB. */
const large = 9;

/** The memory of a process, to be named in `mapping`. */
function memoryOf(name: string) {
  return new inode({ name, ino: 0, pages: 8, dax: false, pfnOf: () => undefined }).i_mapping;
}

/** What was true when the driver got the folio back. */
interface Freed {
  readonly pfn: number;
  readonly mapping: string | null;
  /** References that the folio's own had on the pgmap at that moment. */
  readonly held: number;
}

/**
 * A device whose pages are of a type, the reader's function under the last put, and a driver that does `next` with a
 * folio as soon as it has it back.
 */
function device(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  type: dev_pagemap['type'],
  next: (k: Kernel, folio: page) => void = () => undefined,
) {
  const machine = boot();
  const freed: Freed[] = [];
  const pgmap: dev_pagemap = attachPgmap(machine, {
    name: 'device0',
    type,
    firstPfn,
    pages: 1024,
    ops: {
      folio_free(k, folio) {
        freed.push({
          pfn: folio.pfn - firstPfn,
          mapping: nameOf(folio),
          held: pgmap.ref.count - base,
        });
        // A driver has one free folio to lend at a time here: the first it got back.
        if (freed.length === 1) next(k, folio);
      },
    },
  });
  const base = pgmap.ref.count;
  machine.livepatch({ free_zone_device_folio: answer.free_zone_device_folio });
  const A = memoryOf('A');
  const folio = pgmap.pageAt(firstPfn + 1);
  return {
    machine,
    pgmap,
    A,
    freed,
    folio,
    /** Lends 2 ** order pages as one folio, to whoever `mapping` names. */
    lend(order: number, at = 0) {
      const head = pgmap.pageAt(firstPfn + at);
      machine.k.zone_device_page_init(head, pgmap, order);
      head.mapping = A;
      return head;
    },
    held: () => pgmap.ref.count - base,
  };
}

function nameOf({ mapping }: page): string | null {
  return typeof mapping === 'string' ? mapping : (mapping?.label ?? null);
}

const lent = ['MEMORY_DEVICE_PRIVATE', 'MEMORY_DEVICE_COHERENT'] as const;

export const scenarios: Scenarios = {
  'last-put': (boot, answer) =>
    lent.map((type) => {
      const { machine, lend, freed, held } = device(boot, answer, type);
      const page = lend(0);
      machine.k.put_page(page);
      return {
        type,
        freed: freed.map(({ pfn }) => pfn),
        mapping: freed[0]?.mapping,
        count: page._refcount,
        held: held(),
      };
    }),

  'large-folio': (boot, answer) =>
    lent.map((type) => {
      const { machine, lend, freed, held } = device(boot, answer, type);
      const head = lend(large);
      const before = held();
      machine.k.put_page(head);
      return { type, before, freed: freed.length, first: freed[0]?.pfn, held: held() };
    }),

  'held-until-the-driver-has-it': (boot, answer) =>
    lent.map((type) => {
      const { machine, lend, freed } = device(boot, answer, type);
      machine.k.put_page(lend(large));
      return { type, heldAtTheFree: freed[0]?.held };
    }),

  'lent-to-another-process': (boot, answer) =>
    lent.map((type) => {
      const B = memoryOf('B');
      const world = device(boot, answer, type, (k, folio) => {
        k.zone_device_page_init(folio, world.pgmap, 0);
        folio.mapping = B;
      });
      const page = world.lend(0);
      world.machine.k.put_page(page);
      return { type, mapping: nameOf(page), count: page._refcount, held: world.held() };
    }),

  'lent-as-single-pages': (boot, answer) =>
    lent.map((type) => {
      const world = device(boot, answer, type, (k, folio) => {
        k.zone_device_page_init(folio, world.pgmap, 0);
      });
      const head = world.lend(large);
      world.machine.k.put_page(head);
      return { type, order: head.order, held: world.held() };
    }),

  'lent-as-a-tail': (boot, answer) =>
    lent.map((type) => {
      let elsewhere: dev_pagemap | undefined;
      const world = device(boot, answer, type, (k, folio) => {
        k.zone_device_page_init(world.pgmap.pageAt(firstPfn), world.pgmap, large);
        // In a tail the word of pgmap is the link to the head. Who takes it for a pgmap finds one of nobody's.
        if (elsewhere) folio.pgmap = elsewhere;
      });
      elsewhere = attachPgmap(world.machine, {
        name: 'nobodys',
        type,
        firstPfn: firstPfn + 0x10000,
        pages: 1,
      });
      const before = elsewhere.ref.count;
      world.machine.k.put_page(world.lend(0, 1));
      return { type, held: world.held(), ofNobody: elsewhere.ref.count - before };
    }),

  'fs-dax'(boot, answer) {
    const { machine, folio, A, freed, held } = device(boot, answer, 'MEMORY_DEVICE_FS_DAX');
    machine.k.page_ref_inc(folio);
    folio.mapping = A;
    const from = machine.traceLength;
    machine.k.put_page(folio);
    const wakes = machine.trace
      .slice(from)
      .flatMap((event) =>
        event.kind === 'call' && event.fn === 'wake_up_var' ? [String(event.args.var)] : [],
      );
    return {
      onTheFolio: wakes.filter((address) => address === folio.label).length,
      elsewhere: wakes.filter((address) => address !== folio.label),
      mapping: nameOf(folio),
      count: folio._refcount,
      freed: freed.length,
      held: held(),
    };
  },

  'fs-dax-shared'(boot, answer) {
    const { machine, folio } = device(boot, answer, 'MEMORY_DEVICE_FS_DAX');
    machine.k.page_ref_inc(folio);
    // Two files have it: no mapping, and a share of 2.
    folio.index = 2;
    const from = machine.traceLength;
    machine.k.put_page(folio);
    const wakes = machine.trace
      .slice(from)
      .filter((event) => event.kind === 'call' && event.fn === 'wake_up_var');
    return { wakes: wakes.length, share: folio.index };
  },

  generic(boot, answer) {
    const { machine, folio, freed, held } = device(boot, answer, 'MEMORY_DEVICE_GENERIC');
    machine.k.put_page(folio);
    return { count: folio._refcount, freed: freed.length, held: held() };
  },

  p2pdma(boot, answer) {
    const B = memoryOf('B');
    const again = (_k: Kernel, next: page) => {
      next.mapping = B;
    };
    const { machine, folio, freed, held } = device(boot, answer, 'MEMORY_DEVICE_PCI_P2PDMA', again);
    machine.k.page_ref_inc(folio);
    machine.k.put_page(folio);
    return {
      mapping: nameOf(folio),
      count: folio._refcount,
      freed: freed.length,
      held: held(),
    };
  },
};
