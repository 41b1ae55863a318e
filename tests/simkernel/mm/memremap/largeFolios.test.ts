import { describe, expect, it } from 'vitest';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { attachPgmap } from '../../../../src/simkernel/mm/attachPgmap.ts';

/** Device-private memory of 4 MiB at 7.2, whose driver counts the folios that come back. */
function world() {
  const machine = boot({ release: '7.2' });
  const freed: number[] = [];
  const pgmap = attachPgmap(machine, {
    name: 'dev',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x1000,
    pages: 1024,
    ops: { folio_free: (_k, folio) => void freed.push(folio.order) },
  });
  const page = (at: number) => pgmap.pageAt(0x1000 + at);
  const lend = (at: number, order: number) =>
    machine.k.zone_device_page_init(page(at), pgmap, order);
  return { machine, pgmap, freed, page, lend, base: pgmap.ref.count };
}

describe('a folio of 2 MiB of device-private memory at 7.2', () => {
  it('holds its pgmap once for each page, and counts on its head', () => {
    const { machine, pgmap, page, lend, base, freed } = world();
    lend(512, 9);
    expect(pgmap.ref.count - base).toBe(512);
    expect([512, 513, 1023].map((at) => page(at)._refcount)).toEqual([1, 0, 0]);
    machine.k.put_page(page(600));
    expect({ held: pgmap.ref.count - base, freed }).toEqual({ held: 0, freed: [9] });
    expect(machine.splats).toEqual([]);
  });

  it('is single pages again when the driver lends them so', () => {
    const { machine, page, lend, base, pgmap } = world();
    lend(0, 9);
    machine.k.put_page(page(0));
    for (const at of [0, 1, 2]) lend(at, 0);
    expect([0, 1, 2].map((at) => page(at).compound_head)).toEqual([null, null, null]);
    expect(page(0)).toMatchObject({ order: 0, _refcount: 1 });
    expect(pgmap.ref.count - base).toBe(3);
    expect(machine.splats).toEqual([]);
  });

  it('is reported when a page of it is still held', () => {
    const { machine, lend } = world();
    lend(5, 0);
    lend(0, 9);
    expect(machine.splats.map(({ code }) => code)).toEqual(['allocOfReferencedPage']);
  });

  it('holds teardown up until it is freed', () => {
    const { machine, pgmap, page, lend } = world();
    lend(0, 9);
    const teardown = machine.start(machine.task('remover', 'kworker'), (k) =>
      k.memunmap_pages(pgmap),
    );
    expect({ state: teardown.state, held: pgmap.ref.count }).toEqual({
      state: 'sleeping',
      held: 512,
    });
    machine.k.put_page(page(0));
    machine.run();
    expect(teardown.state).toBe('finished');
  });
});
