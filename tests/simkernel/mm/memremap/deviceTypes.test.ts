import { describe, expect, it } from 'vitest';
import { attachP2pdma } from '../../../../src/simkernel/drivers/pci/p2pdma.ts';
import { boot } from '../../../../src/simkernel/kernel/machine.ts';
import { modelledReleases } from '../../../../src/simkernel/kernel/release.ts';
import { attachDmirror } from '../../../../src/simkernel/lib/test_hmm.ts';
import { attachPgmap } from '../../../../src/simkernel/mm/attachPgmap.ts';
import type { dev_pagemap_ops, memory_type } from '../../../../src/simkernel/mm/dev_pagemap.ts';

const types = [
  'MEMORY_DEVICE_PRIVATE',
  'MEMORY_DEVICE_PUBLIC',
  'MEMORY_DEVICE_COHERENT',
  'MEMORY_DEVICE_FS_DAX',
  'MEMORY_DEVICE_GENERIC',
  'MEMORY_DEVICE_PCI_P2PDMA',
] as const satisfies memory_type[];

/** Idle count by release, types in the order above; a code is the error that attaching ends in. */
const idle = {
  '5.2': [1, 1, 'badSetup', 1, 'notModelled', 1],
  '5.3': [1, 'badSetup', 'badSetup', 1, 'notModelled', 1],
  '5.10': [1, 'badSetup', 'badSetup', 1, 1, 1],
  '5.18': [1, 'badSetup', 'badSetup', 1, 1, 1],
  '6.1': [0, 'badSetup', 0, 1, 1, 1],
  '6.12': [0, 'badSetup', 0, 1, 1, 1],
  '6.15': [0, 'badSetup', 0, 0, 1, 0],
  '6.18': [0, 'badSetup', 0, 0, 1, 0],
  '7.2': [0, 'badSetup', 0, 0, 1, 0],
} as const;

function world(release: string, type: memory_type, ops: dev_pagemap_ops | null = null) {
  const machine = boot({ release });
  const pgmap = attachPgmap(machine, { name: 'dev', type, firstPfn: 0x1000, pages: 8, ops });
  return { machine, k: machine.k, pgmap, page: pgmap.pageAt(0x1003) };
}

describe.each(modelledReleases)('at %s', (release) => {
  it.each(types.map((type, index) => [type, idle[release][index]] as const))(
    'an idle page of %s: %s',
    (type, expected) => {
      if (typeof expected === 'string') {
        expect(() => world(release, type)).toThrow(expected);
      } else {
        expect(world(release, type).page._refcount).toBe(expected);
      }
    },
  );
});

/** A page that counts one reference more than nobody's, put once: what it ends at, how often page_free ran. */
describe.each([
  ['5.2', 'MEMORY_DEVICE_PRIVATE', 2, 1, 1],
  ['5.2', 'MEMORY_DEVICE_PUBLIC', 2, 1, 1],
  ['5.2', 'MEMORY_DEVICE_FS_DAX', 2, 1, 1],
  ['5.2', 'MEMORY_DEVICE_PCI_P2PDMA', 2, 1, 0],
  ['5.3', 'MEMORY_DEVICE_PRIVATE', 2, 1, 1],
  ['5.3', 'MEMORY_DEVICE_FS_DAX', 2, 1, 1],
  ['5.10', 'MEMORY_DEVICE_PRIVATE', 2, 1, 1],
  ['5.10', 'MEMORY_DEVICE_FS_DAX', 2, 1, 0],
  ['5.10', 'MEMORY_DEVICE_GENERIC', 2, 1, 0],
  ['5.18', 'MEMORY_DEVICE_PRIVATE', 2, 1, 0],
  ['5.18', 'MEMORY_DEVICE_PRIVATE', 1, 1, 1],
  ['5.18', 'MEMORY_DEVICE_FS_DAX', 2, 1, 0],
  ['6.0', 'MEMORY_DEVICE_COHERENT', 1, 1, 1],
  ['6.1', 'MEMORY_DEVICE_PRIVATE', 1, 0, 1],
  ['6.1', 'MEMORY_DEVICE_COHERENT', 1, 0, 1],
  ['6.12', 'MEMORY_DEVICE_PRIVATE', 1, 0, 1],
  ['6.12', 'MEMORY_DEVICE_PCI_P2PDMA', 1, 1, 1],
  ['6.15', 'MEMORY_DEVICE_FS_DAX', 1, 0, 0],
  ['6.15', 'MEMORY_DEVICE_PCI_P2PDMA', 1, 0, 1],
  ['6.18', 'MEMORY_DEVICE_COHERENT', 1, 0, 1],
  ['7.2', 'MEMORY_DEVICE_PCI_P2PDMA', 1, 0, 1],
] as const)('at %s a %s page that counts %i and is put once', (release, type, from, to, frees) => {
  it(`ends at ${to} with ${frees} calls of the driver's free operation`, () => {
    let freed = 0;
    const free = () => {
      freed += 1;
    };
    const { k, page, pgmap, machine } = world(release, type, { page_free: free });
    // A page that is lent holds its pgmap since 6.1.
    if (type === 'MEMORY_DEVICE_PRIVATE' || type === 'MEMORY_DEVICE_COHERENT') {
      k.percpu_ref_get_many(pgmap.ref, 1);
    }
    k.set_page_count(page, from);
    k.put_page(page);
    expect({ count: page._refcount, freed }).toEqual({ count: to, freed: frees });
    expect(machine.splats).toEqual([]);
  });
});

describe.each([
  ['5.18', 0, ['freeWithoutPageFree']],
  ['6.1', 0, ['freeWithoutPageFree']],
  ['6.12', 0, ['freeWithoutPageFree']],
  ['6.16', 1, []],
  ['6.18', 1, []],
  ['7.2', 1, []],
] as const)('at %s a device-dax page that is put once too often', (release, count, splats) => {
  it(`ends at ${count} with the reports [${splats.join()}]`, () => {
    const { k, page, machine } = world(release, 'MEMORY_DEVICE_GENERIC');
    k.put_page(page);
    expect(page._refcount).toBe(count);
    expect(machine.splats.map(({ code }) => code)).toEqual(splats);
  });
});

it('does not guess what 6.15 does when a device-dax page falls to 0', () => {
  const { k, page } = world('6.15', 'MEMORY_DEVICE_GENERIC');
  expect(() => k.put_page(page)).toThrow('notModelled');
});

describe.each(['5.18', '6.1', '6.12'])(
  'at %s an FS_DAX page that is put once too often',
  (release) => {
    it('ends at 0 without a report and without a wake-up', () => {
      const { k, page, machine } = world(release, 'MEMORY_DEVICE_FS_DAX');
      k.put_page(page);
      expect(page._refcount).toBe(0);
      expect(machine.splats).toEqual([]);
      expect(machine.trace.some((event) => 'fn' in event && event.fn === 'wake_up_var')).toBe(
        false,
      );
    });
  },
);

describe.each([
  ['5.10', [1, 2, 1], [0, 0, 0]],
  ['5.18', [1, 1, 1], [0, 0, 0]],
  ['6.1', [0, 1, 0], [0, 1, 0]],
  ['6.12', [0, 1, 0], [0, 1, 0]],
  ['6.15', [0, 1, 0], [0, 1, 0]],
  ['6.18', [0, 1, 0], [0, 1, 0]],
  ['7.2', [0, 1, 0], [0, 1, 0]],
] as const)('at %s a PRIVATE page that is lent and put', (release, counts, held) => {
  it(`counts ${counts.join(', ')} and holds its pgmap ${held.join(', ')} times`, () => {
    const machine = boot({ release });
    const { mdevice, pgmap } = attachDmirror(machine, {
      name: 'hmm0',
      type: 'MEMORY_DEVICE_PRIVATE',
      firstPfn: 0x1000,
      pages: 4,
    });
    const base = pgmap.ref.count;
    const page = pgmap.pageAt(0x1000);
    const seen = [[page._refcount, pgmap.ref.count - base]];
    const look = () => seen.push([page._refcount, pgmap.ref.count - base]);
    expect(machine.k.dmirror_devmem_alloc_page(mdevice)).toBe(page);
    look();
    machine.k.put_page(page);
    look();
    expect(seen).toEqual(counts.map((count, index) => [count, held[index]]));
    expect(mdevice).toMatchObject({ calloc: 1, cfree: 1 });
  });
});

describe.each([
  ['6.12', [1, 2, 1, 1]],
  ['6.15', [0, 2, 1, 0]],
  ['6.18', [0, 2, 1, 0]],
  ['7.2', [0, 2, 1, 0]],
] as const)('T9 at %s: a page of P2PDMA is mapped and unmapped', (release, expected) => {
  it(`counts ${expected.join(', ')} when idle, inserted, mapped, freed`, () => {
    const machine = boot({ release });
    const { p2pdma, pgmap } = attachP2pdma(machine, { name: 'nvme0', firstPfn: 0x1000, pages: 2 });
    const base = pgmap.ref.count;
    const page = pgmap.pageAt(0x1000);
    const seen = [page._refcount];
    machine.k.p2pmem_alloc_mmap(p2pdma, (inserted) => {
      machine.k.get_page(inserted);
      seen.push(inserted._refcount);
      return 0;
    });
    seen.push(page._refcount);
    expect(pgmap.ref.count).toBe(base + 1);
    machine.k.put_page(page);
    seen.push(page._refcount);
    expect(seen).toEqual(expected);
    expect(pgmap.ref.count).toBe(base);
    expect(machine.splats).toEqual([]);
  });
});
