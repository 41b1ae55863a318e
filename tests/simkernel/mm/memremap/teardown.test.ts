import { describe, expect, it } from 'vitest';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import type { TraceEvent } from '../../../../src/simkernel/kernel/traceEvent.ts';
import { attachDmirror } from '../../../../src/simkernel/lib/test_hmm.ts';
import { attachPgmap } from '../../../../src/simkernel/mm/attachPgmap.ts';
import { attachP2pdma } from '../../../../src/simkernel/drivers/pci/p2pdma.ts';
import { attachPmem } from '../../../../src/simkernel/drivers/nvdimm/attachPmem.ts';

/** Starts the teardown of a pmem device one of whose pages somebody holds. */
function unbindUnderPin(release: string) {
  const machine = boot({ release });
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 64 });
  const page = pgmap.pageAt(0x1003);
  machine.k.page_ref_inc(page);
  const remover = machine.task('remover', 'kworker');
  const teardown = machine.start(remover, (k) => k.memunmap_pages(pgmap));
  return { machine, pgmap, page, teardown };
}

const names = (trace: readonly TraceEvent[]) =>
  trace.flatMap((event) =>
    event.kind === 'event' ? [event.name] : event.kind === 'call' ? [event.fn] : [],
  );

describe.each([
  ['5.10', '&percpu_ref:pmem0.q_usage_counter->mq_freeze_wq'],
  ['5.17', 'completion:pmem0'],
])('T6 at %s: teardown while an FS_DAX page is held', (release, address) => {
  it(`sleeps on ${address} with the count at 1 and ends after the put`, () => {
    const { machine, pgmap, page, teardown } = unbindUnderPin(release);
    expect(teardown).toMatchObject({ state: 'sleeping', sleepsOn: address });
    expect(page._refcount).toBe(1);
    expect(pgmap.memmapGone).toBe(false);
    expect(pgmap.ref).toMatchObject({ dead: true, count: 1 });
    machine.k.put_page(page);
    machine.run();
    expect(teardown.state).toBe('finished');
    expect(page._refcount).toBe(0);
    expect(pgmap).toMatchObject({ memmapGone: true, ref: { count: 0 } });
    expect(machine.splats).toEqual([]);
  });
});

describe.each(['5.18', '6.1', '6.12', '6.15', '6.18', '7.2'])(
  'T6 at %s: teardown while an FS_DAX page is held',
  (release) => {
    it('ends at once, and the put that comes later is an oops (I1 broken, as recorded)', () => {
      const { machine, page, teardown } = unbindUnderPin(release);
      expect(teardown.state).toBe('finished');
      expect(machine.splats).toEqual([]);
      expect(() => machine.k.put_page(page)).toThrow('after the memmap of');
      expect(machine.splats.map(({ code }) => code)).toEqual(['memmapGone']);
    });
  },
);

describe.each(['6.1', '6.12', '6.15', '6.18', '7.2'])(
  'T7 at %s: teardown while a PRIVATE page is lent',
  (release) => {
    it('sleeps until the page is given back', () => {
      const machine = boot({ release });
      const { mdevice, pgmap } = attachDmirror(machine, {
        name: 'hmm0',
        type: 'MEMORY_DEVICE_PRIVATE',
        firstPfn: 0x1000,
        pages: 4,
      });
      const page = machine.k.dmirror_devmem_alloc_page(mdevice);
      if (!page) throw new Error('no page');
      const remover = machine.task('remover', 'kworker');
      const teardown = machine.start(remover, (k) => k.memunmap_pages(pgmap));
      expect(teardown).toMatchObject({ state: 'sleeping', sleepsOn: 'completion:hmm0' });
      machine.k.put_page(page);
      machine.run();
      expect(teardown.state).toBe('finished');
      expect(mdevice).toMatchObject({ calloc: 1, cfree: 1 });
      expect(machine.splats).toEqual([]);
    });
  },
);

it('T7 at 5.18: teardown does not look at a PRIVATE page that is lent', () => {
  const machine = boot({ release: '5.18' });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x1000,
    pages: 4,
  });
  const page = machine.k.dmirror_devmem_alloc_page(mdevice);
  if (!page) throw new Error('no page');
  machine.call(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
  expect(() => machine.k.put_page(page)).toThrow('after the memmap of');
});

it('T7 at 5.10: says that nobody verified what teardown does to a PRIVATE page that is lent', () => {
  const machine = boot({ release: '5.10' });
  const { mdevice, pgmap } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x1000,
    pages: 4,
  });
  machine.k.dmirror_devmem_alloc_page(mdevice);
  const remover = machine.task('remover', 'kworker');
  expect(() => machine.call(remover, (k) => k.memunmap_pages(pgmap))).toThrow('notModelled');
});

describe.each(['6.12', '7.2'])('at %s a page of P2PDMA that is mapped', (release) => {
  it('holds its pgmap, so teardown waits for it', () => {
    const machine = boot({ release });
    const { p2pdma, pgmap } = attachP2pdma(machine, { name: 'nvme0', firstPfn: 0x1000, pages: 2 });
    const page = machine.k.p2pmem_alloc_mmap(p2pdma, (inserted) => {
      machine.k.get_page(inserted);
      return 0;
    });
    if (!page) throw new Error('no page');
    const teardown = machine.start(machine.task('remover', 'kworker'), (k) =>
      k.memunmap_pages(pgmap),
    );
    expect(teardown.state).toBe('sleeping');
    expect(machine.k.p2pmem_alloc_mmap(p2pdma, () => 0)).toBeNull();
    machine.k.put_page(page);
    machine.run();
    expect(teardown.state).toBe('finished');
  });
});

describe.each([
  ['6.1', 'tryget_live', ['pgmapNotLive'], 0],
  ['6.12', 'tryget_live', ['pgmapNotLive'], 0],
  ['7.2', 'tryget_many', [], 1],
] as const)('at %s a page that is lent after the kill (%s)', (release, _how, splats, held) => {
  it(`reports [${splats.join()}] and holds its pgmap ${held} times`, () => {
    const machine = boot({ release });
    const { mdevice, pgmap } = attachDmirror(machine, {
      name: 'hmm0',
      type: 'MEMORY_DEVICE_PRIVATE',
      firstPfn: 0x1000,
      pages: 4,
    });
    machine.k.dmirror_devmem_alloc_page(mdevice);
    machine.start(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
    const before = pgmap.ref.count;
    expect(machine.k.dmirror_devmem_alloc_page(mdevice)?._refcount).toBe(1);
    expect(pgmap.ref.count - before).toBe(held);
    expect(machine.splats.map(({ code }) => code)).toEqual(splats);
  });
});

it('7.2 reports a page that is lent when nobody holds the pgmap any more', () => {
  const machine = boot({ release: '7.2' });
  const type = 'MEMORY_DEVICE_PRIVATE';
  const pgmap = attachPgmap(machine, { name: 'dev', type, firstPfn: 0x1000, pages: 4 });
  machine.k.percpu_ref_kill(pgmap.ref);
  machine.k.zone_device_page_init(pgmap.pageAt(0x1000));
  expect(machine.splats.map(({ code }) => code)).toEqual(['pgmapNotLive']);
});

describe.each([
  ['5.10', ['percpu_ref_kill_and_confirm', 'percpu_ref_exit', 'memmapRemoved']],
  ['5.18', ['percpu_ref_kill_and_confirm', 'percpu_ref_exit', 'memmapRemoved']],
  ['6.1', ['percpu_ref_kill_and_confirm', 'memmapRemoved', 'percpu_ref_exit']],
  ['7.2', ['percpu_ref_kill_and_confirm', 'memmapRemoved', 'percpu_ref_exit']],
] as const)('teardown at %s (I11)', (release, order) => {
  it(`does ${order.join(', ')} in this order`, () => {
    const machine = boot({ release });
    const type = 'MEMORY_DEVICE_GENERIC';
    const pgmap = attachPgmap(machine, { name: 'dax0.0', type, firstPfn: 0x1000, pages: 64 });
    pgmap.pageAt(0x1001);
    const from = machine.traceLength;
    machine.call(machine.task('remover', 'kworker'), (k) => k.memunmap_pages(pgmap));
    const seen = names(machine.trace.slice(from)).filter((name) =>
      (order as readonly string[]).includes(name),
    );
    expect(seen).toEqual(order);
    expect(pgmap.ref).toMatchObject({ count: 0, exited: true });
    expect(machine.splats).toEqual([]);
  });
});

describe.each(['5.10', '6.1', '6.12', '7.2'])('get_dev_pagemap at %s (I12)', (release) => {
  it('gives a live pgmap, holds teardown up until it is put, and gives nothing after the kill', () => {
    const machine = boot({ release });
    const type = 'MEMORY_DEVICE_GENERIC';
    const pgmap = attachPgmap(machine, { name: 'dax0.0', type, firstPfn: 0x1000, pages: 4 });
    expect(machine.k.get_dev_pagemap(0x1001)).toBe(pgmap);
    const teardown = machine.start(machine.task('remover', 'kworker'), (k) =>
      k.memunmap_pages(pgmap),
    );
    expect(teardown.state).toBe('sleeping');
    expect(machine.k.get_dev_pagemap(0x1001)).toBeNull();
    machine.k.put_dev_pagemap(pgmap);
    machine.run();
    expect(teardown.state).toBe('finished');
  });
});

describe.each([
  ['5.2', ['pmem_freeze_queue', '__pmem_release_queue']],
  ['5.3', ['pmem_pagemap_kill', 'pmem_pagemap_cleanup']],
] as const)('T6 at %s: teardown while an FS_DAX page is held', (release, [kill, cleanup]) => {
  const held = () => {
    const machine = boot({ release });
    const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 64 });
    const page = pgmap.pageAt(0x1003);
    machine.k.page_ref_inc(page);
    const teardown = machine.start(machine.task('remover', 'kworker'), (k) =>
      k.devm_memremap_pages_release(pgmap),
    );
    return { machine, pgmap, page, teardown };
  };

  it('waits for the page and removes the memmap after it', () => {
    const { machine, pgmap, page, teardown } = held();
    expect(teardown.state).toBe('sleeping');
    expect({ count: page._refcount, gone: pgmap.memmapGone }).toEqual({ count: 1, gone: false });
    machine.k.put_page(page);
    machine.run();
    expect(teardown.state).toBe('finished');
    expect(pgmap).toMatchObject({ memmapGone: true, ref: { count: 0 } });
    expect(machine.splats).toEqual([]);
  });

  it(`calls ${kill}, then ${cleanup}, and no memunmap_pages()`, () => {
    const seen = names(held().machine.trace);
    expect(seen.filter((name) => name === kill || name === cleanup)).toEqual([kill, cleanup]);
    expect(seen).not.toContain('memunmap_pages');
  });
});

describe('release_pages() and the wake-up of truncate', () => {
  it.each([
    ['5.2', false],
    ['5.3', true],
    ['5.10', true],
    ['5.18', true],
    ['6.1', true],
  ])('%s: the batched put of the last reference wakes: %s', (release, woken) => {
    const machine = boot({ release });
    const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 4 });
    const page = pgmap.pageAt(0x1001);
    machine.k.page_ref_inc(page);
    const waiter = machine.start(machine.task('truncate'), (k) =>
      k.___wait_var_event(`&${page.label}->_refcount`, () => k.page_ref_count(page) === 1),
    );
    expect(waiter.state).toBe('sleeping');
    machine.k.release_pages([page]);
    machine.run();
    expect(page._refcount).toBe(1);
    expect(waiter.state).toBe(woken ? 'finished' : 'sleeping');
  });
});

it('at 5.18 an unpin takes an FS_DAX page to 1 without a wake-up, a put wakes', () => {
  const machine = boot({ release: '5.18' });
  const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 4 });
  const page = pgmap.pageAt(0x1001);
  const wakes = () => names(machine.trace).filter((name) => name === 'wake_up_var').length;
  machine.k.page_ref_add(page, 1024);
  machine.k.unpin_user_page(page);
  expect([page._refcount, wakes()]).toEqual([1, 0]);
  machine.k.page_ref_inc(page);
  machine.k.put_page(page);
  expect([page._refcount, wakes()]).toEqual([1, 1]);
});
