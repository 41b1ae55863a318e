import { describe, expect, it } from 'vitest';
import { attachDevDax } from '../../../src/simkernel/drivers/dax/attachDevDax.ts';
import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { checkInvariants } from '../../../src/simkernel/invariants/checkInvariants.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { boot, type Machine } from '../../../src/simkernel/kernel/machine.ts';
import { modelledReleases } from '../../../src/simkernel/kernel/release.ts';
import { attachDmirror } from '../../../src/simkernel/lib/test_hmm.ts';
import type { dev_pagemap } from '../../../src/simkernel/mm/dev_pagemap.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { mmapDevDax } from '../../../src/simkernel/user/mmapDevDax.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import { mappedFile } from '../../bugs/references/mappedFile.ts';
import { scanFirst, withoutRecheck } from '../../races/gupAgainstInvalidation.ts';

const ids = (machine: Machine, options: Parameters<typeof checkInvariants>[1] = {}) =>
  checkInvariants(machine, options).map(({ id }) => id);

function largeDevDax(release: string) {
  const machine = boot({ release });
  const device = attachDevDax(machine, { name: 'dax0.0', firstPfn: 0x40000, pages: 1024 });
  const A = machine.task('A');
  const vma = machine.call(A, (k) => mmapDevDax(k, device, 0, 2 * 2 ** 20));
  if (typeof vma === 'number') throw new Error(`mmap gave ${vma}`);
  machine.call(A, (k) => touch(k, vma.start, 'write'));
  return { machine, head: device.pgmap.pageAt(0x40000), tail: device.pgmap.pageAt(0x40005) };
}

describe.each(modelledReleases)('%s', (release) => {
  it('holds every invariant while a file is mapped, held and given back', () => {
    const { machine, page, get, munmap } = mappedFile(release);
    expect(checkInvariants(machine, { holders: [] })).toEqual([]);
    get();
    expect(checkInvariants(machine, { holders: [{ page, references: 1 }] })).toEqual([]);
    expect(checkInvariants(machine)).toEqual([]);
    munmap();
    machine.k.put_page(page);
    expect(checkInvariants(machine, { holders: [] })).toEqual([]);
  });

  it('finds a reference too many or too few (I2)', () => {
    const { machine, page } = mappedFile(release);
    page._refcount += 1;
    expect(ids(machine, { holders: [] })).toContain('I2');
    expect(ids(machine, { only: ['I2'] })).toEqual([]);
    page._refcount -= 2;
    expect(ids(machine, { only: ['I2'] })).toEqual(['I2']);
  });

  it('finds a leaked reference on a pgmap (I12)', () => {
    const { machine, pgmap } = mappedFile(release);
    machine.k.percpu_ref_get_many(pgmap.ref, 1);
    expect(checkInvariants(machine)).toMatchObject([{ id: 'I12', subject: 'pgmap:pmem0' }]);
  });

  it('finds a page whose pgmap word is another one (I1, I15)', () => {
    const { machine, page } = mappedFile(release);
    const other = attachPmem(machine, { name: 'pmem1', firstPfn: 0x80000, pages: 16 });
    page.pgmap = other.pgmap;
    expect(ids(machine, { only: ['I1', 'I15'] })).toEqual(['I1', 'I15']);
  });

  it('finds a page that says nothing of the file that has it (I8)', () => {
    const { machine, page } = mappedFile(release);
    page.mapping = null;
    page.index = 0;
    expect(checkInvariants(machine).filter(({ known }) => !known)).toMatchObject([{ id: 'I8' }]);
  });

  it('finds an entry that went under a holder (I17)', () => {
    const { machine, page, file, get } = mappedFile(release);
    get();
    file.i_mapping.eraseEntry(0);
    page.mapping = null;
    expect(ids(machine)).toEqual(['I17']);
  });

  it('finds an entry whose block the file has no longer (I16)', () => {
    const { machine, file } = mappedFile(release);
    file.freeBlocks(0, 1);
    expect(ids(machine)).toEqual(['I16']);
  });
});

describe('a held page whose block is free (I16)', () => {
  it('is found by what the file systems have', () => {
    const machine = boot({ release: '7.2' });
    const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 8192 });
    const file = mountXfs(machine, pmem).create('f', 4);
    const A = machine.task('A');
    const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
    machine.call(A, (k) => k.get_user_pages_fast(start, 1, 0, []));
    expect(checkInvariants(machine)).toEqual([]);
    const label = pgmap.pageAt(file.pfnOf(0) ?? 0).label;
    file.freeBlocks(0, 1);
    const found = checkInvariants(machine, { only: ['I16'] });
    expect(found.map(({ subject }) => subject)).toEqual(['mapping:f', label]);
  });
});

describe('transitions in the log', () => {
  it('a page that get_page() brings back from 0 (I3)', () => {
    const { machine, page, munmap } = mappedFile('7.2');
    munmap();
    machine.k.get_page(page);
    expect(checkInvariants(machine)).toMatchObject([{ id: 'I3', subject: page.label }]);
  });

  it.each(['5.10', '6.12', '7.2'])('%s: a page that is freed twice (I4)', (release) => {
    const machine = boot({ release });
    const { mdevice } = attachDmirror(machine, {
      ...{ name: 'd', type: 'MEMORY_DEVICE_PRIVATE', firstPfn: 0x100, pages: 8 },
    });
    const page = machine.k.dmirror_devmem_alloc_page(mdevice);
    if (!page) throw new Error('no page');
    machine.k.put_page(page);
    expect(ids(machine)).toEqual([]);
    machine.k.dmirror_devmem_free(page);
    expect(ids(machine)).toEqual(['I4']);
  });

  it('a put that frees nothing (I4)', () => {
    const machine = boot({ release: '6.12' });
    const { mdevice } = attachDmirror(machine, {
      ...{ name: 'd', type: 'MEMORY_DEVICE_PRIVATE', firstPfn: 0x100, pages: 8 },
    });
    machine.livepatch({ free_zone_device_folio: () => undefined });
    const page = machine.k.dmirror_devmem_alloc_page(mdevice);
    if (page) machine.k.put_page(page);
    expect(ids(machine, { only: ['I4'] })).toEqual(['I4']);
  });

  it('a put that wakes nobody (I5), and the sleeper that it leaves (I6)', () => {
    const patch = {
      __put_devmap_managed_folio_refs: (k: Kernel, folio: page, refs: number) => {
        k.page_ref_sub_return(folio, refs);
        return true;
      },
    };
    const { machine, page, get, punch } = mappedFile('6.12', patch);
    get();
    expect(punch().state).toBe('sleeping');
    machine.k.put_page(page);
    expect(checkInvariants(machine)).toMatchObject([
      { id: 'I5', subject: page.label },
      { id: 'I6', subject: page.label },
    ]);
  });

  it('a sleeper on the address of another era (I6)', () => {
    const { machine, page } = mappedFile('7.2');
    const T = machine.task('T2');
    machine.start(T, (k) => k.___wait_var_event(`&${page.label}->_refcount`, () => false));
    expect(ids(machine)).toEqual(['I6']);
  });

  it('more mappings than references (I7), at any step', () => {
    const { machine, page } = mappedFile('7.2');
    page._mapcount = 3;
    expect(ids(machine, { at: 'step' })).toEqual(['I7']);
  });

  it('a look for busy pages that comes before the unmapping (I9)', () => {
    const { machine, punch } = mappedFile('6.12', scanFirst);
    expect(punch().state).toBe('finished');
    expect(ids(machine, { only: ['I9'] })).toEqual(['I9']);
  });

  it.each([
    ['5.10', true],
    ['6.12', true],
    ['7.2', true],
    ['5.10', false],
    ['6.12', false],
    ['7.2', false],
  ])('%s, recheck left out: %s (I10)', (release, leftOut) => {
    const world = mappedFile(release, leftOut ? withoutRecheck(release) : {});
    const { machine, A, start, file } = world;
    // From 6.15 on a page that is mapped once and held by nobody has no reference to follow.
    world.get();
    const walk = machine.spawn(A, (k) => k.get_user_pages_fast(start, 1, 0, []));
    // Up to the step in front of the grab: the entry has been read.
    while (!walk.pending?.address.endsWith('_refcount')) machine.step(walk);
    machine.call(machine.task('T2'), (k) => k.unmap_mapping_pages(file.i_mapping, 0, 1, 0));
    machine.run();
    expect(walk.state).toBe('finished');
    expect(ids(machine, { only: ['I10'] })).toEqual(leftOut ? ['I10'] : []);
  });

  it.each(['6.0', '6.12', '7.2'])('%s: struct pages that go before the drain (I11)', (release) => {
    const { machine, pgmap } = mappedFile(release, {
      *memunmap_pages(k: Kernel, map: dev_pagemap) {
        k.percpu_ref_kill(map.ref);
        k.pageunmap_range(map);
      },
    });
    machine.call(machine.task('R'), (k) => k.memunmap_pages(pgmap));
    expect(ids(machine, { only: ['I11'] })).toEqual(['I11']);
  });

  it('a live reference after the kill (I12)', () => {
    const { machine, pgmap } = mappedFile('6.12', { percpu_ref_tryget_live: () => true });
    machine.k.percpu_ref_kill(pgmap.ref);
    machine.k.get_dev_pagemap(pgmap.firstPfn);
    expect(ids(machine, { only: ['I12'] })).toEqual(['I12']);
  });
});

describe('large folios', () => {
  it.each(['5.18', '6.12', '7.2'])('%s: a pin that was put as a reference (I13)', (release) => {
    const { machine, head, tail } = largeDevDax(release);
    const A = machine.task('B');
    expect(checkInvariants(machine, { holders: [] })).toEqual([]);
    head._refcount += 1;
    head._pincount += 1;
    expect(checkInvariants(machine, { holders: [{ page: tail, pins: 1 }] })).toEqual([]);
    machine.call(A, function* (k) {
      yield* [];
      k.put_page(tail);
    });
    expect(ids(machine, { holders: [] })).toEqual(['I13']);
    head._pincount = -1;
    expect(ids(machine)).toEqual(['I13']);
  });

  it('a tail that counts (I14), or has a mapping (I15), or no head (I15)', () => {
    const { machine, head, tail } = largeDevDax('7.2');
    tail._refcount = 1;
    expect(ids(machine, { at: 'step' })).toEqual(['I14']);
    tail._refcount = 0;
    tail.mapping = head.mapping;
    expect(ids(machine, { at: 'step' })).toEqual(['I15']);
    tail.mapping = null;
    tail.compound_head = null;
    expect(ids(machine, { at: 'step', only: ['I14', 'I15'] })).toEqual(['I15']);
    head.order = 0;
    expect(ids(machine, { at: 'step', only: ['I14'] })).toContain('I14');
  });
});

describe('the holders', () => {
  it.each([[[undefined]], [[{}]], [[{ page: {} }]]])('are refused where one is %j', (holders) => {
    const { machine } = largeDevDax('7.2');
    const options = { holders } as unknown as Parameters<typeof checkInvariants>[1];
    expect(() => checkInvariants(machine, options)).toThrow(
      'an array of { page, references, pins }',
    );
  });
});
