import { atEachMoment } from 'explore';
import {
  addressOf,
  attachPgmap,
  attachPmem,
  type Kernel,
  type Machine,
  type page,
  type ScenarioBoot,
  type Scenarios,
} from 'simkernel';
import { twoBatches } from './twoBatches.ts';

type Type = Parameters<typeof attachPgmap>[1]['type'];

/** A kernel with the reader's batch put in it. */
function bootWith(boot: ScenarioBoot, answer: Record<string, unknown>): Machine {
  const machine = boot();
  machine.livepatch({ release_pages: answer.release_pages });
  return machine;
}

/** A page of a driver's memory, and how often the driver got it back. */
function devicePage(machine: Machine, type: Type, firstPfn: number) {
  const freed: { page: string; count: number }[] = [];
  const pgmap = attachPgmap(machine, {
    name: type,
    type,
    firstPfn,
    pages: 8,
    ...(type === 'MEMORY_DEVICE_PCI_P2PDMA'
      ? {}
      : {
          ops: {
            page_free(_k: Kernel, page: page) {
              freed.push({ page: page.label, count: page._refcount });
            },
          },
        }),
  });
  return { page: pgmap.pageAt(firstPfn + 1), pgmap, freed };
}

/** What the page_ref tracepoints counted: a change that they did not see was not atomic. */
const countedSince = (machine: Machine, page: page, from: number) =>
  machine.trace.slice(from).reduce((sum, event) => {
    const mine = event.kind === 'event' && event.fields.page === page.label;
    return mine && event.name === 'page_ref_mod' ? sum + Number(event.fields.val) : sum;
  }, 0);

const calls = (machine: Machine, fn: string, from: number) =>
  machine.trace.slice(from).filter((event) => event.kind === 'call' && event.fn === fn).length;

/** What else a page and its pgmap have: a put that leaves the base reference has no business with it. */
function otherFields({ index, mapping, _mapcount, _pincount, pgmap }: page) {
  const owner = typeof mapping === 'string' ? mapping : (mapping?.label ?? null);
  return JSON.stringify([index, owner, _mapcount, _pincount, pgmap.ref.count]);
}

/** One page with `held` references above its base, put `batch` times in one batch. */
function putBatch(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  { type, held, batch }: { type: Type; held: number; batch: number },
) {
  const machine = bootWith(boot, answer);
  const { page, freed } = devicePage(machine, type, 0x80000);
  const base = page._refcount;
  for (let at = 0; at < held; at += 1) machine.k.get_page(page);
  const before = { count: page._refcount, fields: otherFields(page) };
  const from = machine.traceLength;
  machine.k.release_pages(Array.from({ length: batch }, () => page));
  return {
    base,
    before: before.count,
    count: page._refcount,
    counted: countedSince(machine, page, from),
    untouched: otherFields(page) === before.fields,
    freed,
    splats: machine.splats.map(({ code }) => code),
  };
}

/** A page of pmem that T waits for, as truncate does, with `held` references above its base. */
function waitedPage(boot: ScenarioBoot, answer: Record<string, unknown>, held: number) {
  const machine = bootWith(boot, answer);
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 8 });
  const page = pgmap.pageAt(0x40003);
  for (let at = 0; at < held; at += 1) machine.k.get_page(page);
  const waiter = machine.start(machine.task('T'), (k) =>
    k.___wait_var_event(addressOf(page, '_refcount'), () => k.page_ref_count(page) === 1),
  );
  const before = waiter.state;
  const from = machine.traceLength;
  machine.k.release_pages([page]);
  const wakes = calls(machine, 'wake_up_var', from);
  machine.run();
  return { before, after: waiter.state, wakes, count: page._refcount };
}

const types = {
  fsdax: 'MEMORY_DEVICE_FS_DAX',
  private: 'MEMORY_DEVICE_PRIVATE',
  public: 'MEMORY_DEVICE_PUBLIC',
  p2pdma: 'MEMORY_DEVICE_PCI_P2PDMA',
} as const;

export const scenarios: Scenarios = {
  'truncate-wakes': (boot, answer) => waitedPage(boot, answer, 1),
  'truncate-sleeps-on': (boot, answer) => waitedPage(boot, answer, 2),
  'frees-fsdax': (boot, answer) => putBatch(boot, answer, { type: types.fsdax, held: 1, batch: 1 }),
  'frees-private': (boot, answer) =>
    putBatch(boot, answer, { type: types.private, held: 1, batch: 1 }),
  'frees-public': (boot, answer) =>
    putBatch(boot, answer, { type: types.public, held: 1, batch: 1 }),
  'frees-nothing-early': (boot, answer) =>
    putBatch(boot, answer, { type: types.private, held: 3, batch: 2 }),
  'puts-p2pdma': (boot, answer) =>
    putBatch(boot, answer, { type: types.p2pdma, held: 2, batch: 1 }),
  'p2pdma-to-base': (boot, answer) =>
    putBatch(boot, answer, { type: types.p2pdma, held: 1, batch: 1 }),
  'twice-in-the-batch': (boot, answer) =>
    putBatch(boot, answer, { type: types.private, held: 2, batch: 2 }),
  'two-cpus': (boot, answer) => atEachMoment((send) => twoBatches(boot, answer, send)),
  'mixed-batch'(boot, answer) {
    const machine = bootWith(boot, answer);
    const parts = [types.p2pdma, types.fsdax, types.private].map((type, at) =>
      devicePage(machine, type, 0x80000 + at * 0x100),
    );
    const [first, second, third] = parts.map(({ page }) => page);
    if (!first || !second || !third) throw new Error('three pages are in the batch');
    for (const page of [first, second, second, third]) machine.k.get_page(page);
    machine.k.release_pages([second, first, third, second]);
    return parts.map(({ page, pgmap, freed }) => ({
      type: pgmap.type,
      count: page._refcount,
      freed: freed.length,
    }));
  },
  'empty-batch'(boot, answer) {
    const machine = bootWith(boot, answer);
    const { page, freed } = devicePage(machine, types.private, 0x80000);
    machine.k.release_pages([]);
    return { count: page._refcount, freed: freed.length };
  },
};
