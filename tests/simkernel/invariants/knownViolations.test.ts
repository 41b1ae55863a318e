import { describe, expect, it } from 'vitest';
import { checkInvariants } from '../../../src/simkernel/invariants/checkInvariants.ts';
import { invariants } from '../../../src/simkernel/invariants/invariants.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { addressOf } from '../../../src/simkernel/kernel/kernelObject.ts';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { attachDmirror } from '../../../src/simkernel/lib/test_hmm.ts';
import { attachPgmap } from '../../../src/simkernel/mm/attachPgmap.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import { judgeScript } from '../../fuzz/judgeScript.ts';

const pmem = [{ name: 'pmem0', base: '0x40000000', mib: 512 }];
const slow = { '/dev/nullb0': 'block device; each request completes after 2 s' };
const ext4 = { type: 'ext4', on: 'pmem0', dir: '/mnt', mount: 'dax' };
const xfs = { ...ext4, type: 'xfs', rmapbt: 1, reflink: 0, agcount: 1 };
const unbind = 'remover echo /sys/bus/nd/drivers/nd_pmem/unbind namespace0.0';
const made = ['spawn A', 'spawn B', 'spawn remover', 'A create /mnt/f 16384'];
const held = [...made, 'A mmap /mnt/f 0 16384', 'A write 0', 'A vmsplice 0'];
const shared = [...made, 'A reflink /mnt/f /mnt/g', 'A mmap /mnt/f 0 16384', 'A read 0'];
const large = [
  ...['spawn A', 'spawn B', 'A create /mnt/big 4194304', 'A reflink /mnt/big /mnt/clone'],
  ...['A mmap /mnt/big 0 4194304', 'A read 0', 'bg B vmread A /dev/nullb0 2', 'A write 3'],
];

/** The known violations that a script meets, as `ID WHEN`. */
function known(release: string, fs: object, acts: readonly string[]): readonly string[] {
  const verdict = judgeScript({ release, setup: { pmem, slow, fs: [fs] }, acts });
  expect(verdict.failures).toEqual([]);
  return verdict.known;
}

/** An FS_DAX page of 5.2 for whose idle count somebody sleeps, and the batch that puts the last reference. */
function batchAt52(): readonly string[] {
  const machine = boot({ release: '5.2' });
  const ops = { page_free: (k: Kernel, freed: page) => k.fsdax_pagefree(freed) };
  const pgmap = attachPgmap(machine, {
    ...{ name: 'pmem0', type: 'MEMORY_DEVICE_FS_DAX', firstPfn: 0x100, pages: 4, ops },
  });
  const held = pgmap.pageAt(0x100);
  machine.k.get_page(held);
  machine.start(machine.task('T'), (k) =>
    k.___wait_var_event(addressOf(held, '_refcount'), () => k.page_ref_count(held) === 1),
  );
  machine.k.release_pages([held]);
  return checkInvariants(machine).map(({ id, known: when }) => `${id} ${when}`);
}

/** A driver that lends a page while its device goes. */
function lentDuringTeardown(release: string): readonly string[] {
  const machine = boot({ release });
  const { mdevice, pgmap } = attachDmirror(machine, {
    ...{ name: 'd', type: 'MEMORY_DEVICE_PRIVATE', firstPfn: 0x100, pages: 4 },
  });
  machine.k.dmirror_devmem_alloc_page(mdevice);
  machine.start(machine.task('R'), (k) => k.memunmap_pages(pgmap));
  machine.k.dmirror_devmem_alloc_page(mdevice);
  return checkInvariants(machine).map(({ id, known: when }) => `${id} ${when}`);
}

/** A driver that hands a freed page to another of its pgmaps before the put goes on. */
function givenAwayWhenFreed(release: string): readonly string[] {
  const machine = boot({ release });
  const setup = { type: 'MEMORY_DEVICE_PRIVATE', pages: 4 } as const;
  const other = attachPgmap(machine, { ...setup, name: 'other', firstPfn: 0x200, ops: null });
  const ops = {
    page_free(_k: Kernel, freed: page) {
      freed.pgmap = other;
    },
  };
  const own = attachPgmap(machine, { ...setup, name: 'own', firstPfn: 0x100, ops });
  const lent = own.pageAt(0x100);
  machine.k.zone_device_page_init(lent);
  machine.k.put_page(lent);
  lent.pgmap = own;
  return checkInvariants(machine).map(({ id, subject, known: when }) => `${id} ${when} ${subject}`);
}

const evicted = [...held, 'A munmap', 'A unlink /mnt/f'];
const unmappedAndCut = [...held, 'A munmap', 'B truncate /mnt/f 0'];
const copied = [...shared, 'A vmsplice 0', 'A write 0'];

/** For each known violation what brings it about, at a release that has it and one that has not. */
const cases: readonly {
  readonly ids: readonly string[];
  readonly when: RegExp;
  readonly has: () => readonly string[];
  readonly hasNot?: () => readonly string[];
}[] = [
  {
    ids: ['I1'],
    when: /is unbound while somebody holds a page of fsdax, device-dax/,
    has: () => known('6.12', ext4, [...held, unbind]),
    hasNot: () => known('5.10', ext4, [...held, unbind.replace('remover', 'bg remover')]),
  },
  {
    ids: ['I2', 'I13'],
    when: /the 2 MiB entry of a folio goes while somebody holds the folio/,
    has: () => known('7.2', { ...xfs, reflink: 1 }, large),
    hasNot: () => known('6.14', { ...xfs, reflink: 1 }, large),
  },
  {
    ids: ['I5', 'I6'],
    when: /release_pages\(\) puts the last reference/,
    has: batchAt52,
  },
  {
    ids: ['I5', 'I6'],
    when: /GUP puts the last reference/,
    has: () =>
      known('5.18', ext4, [
        ...[...made, 'A mmap /mnt/f 0 16384', 'A write 0', 'bg B vmread A /dev/nullb0 0'],
        ...['bg A punch /mnt/f 0 4096', 'join B 5000'],
      ]),
    hasNot: () =>
      known('6.0', ext4, [
        ...[...made, 'A mmap /mnt/f 0 16384', 'A write 0', 'bg B vmread A /dev/nullb0 0'],
        ...['bg A punch /mnt/f 0 4096', 'join B 5000'],
      ]),
  },
  {
    ids: ['I8'],
    when: /the second reader of a shared block writes over mapping and index/,
    has: () =>
      known('6.1', { ...xfs, reflink: 1 }, [...shared, 'B mmap /mnt/g 0 4096', 'B read 0']),
    hasNot: () =>
      known('6.2', { ...xfs, reflink: 1 }, [...shared, 'B mmap /mnt/g 0 4096', 'B read 0']),
  },
  {
    ids: ['I8'],
    when: /the entry of a single page is gone, and the index of the page stays/,
    has: () =>
      known('7.0', xfs, [...made, 'A mmap /mnt/f 0 16384', 'A read 1', 'A punch /mnt/f 0 16384']),
    hasNot: () =>
      known('7.1', xfs, [...made, 'A mmap /mnt/f 0 16384', 'A read 1', 'A punch /mnt/f 0 16384']),
  },
  {
    ids: ['I12'],
    when: /a driver lends a page while its pgmap goes away/,
    has: () => lentDuringTeardown('6.18'),
    hasNot: () => lentDuringTeardown('6.19'),
  },
  {
    ids: ['I12'],
    when: /a driver gives a page away in its free operation/,
    has: () => givenAwayWhenFreed('6.12'),
    hasNot: () => givenAwayWhenFreed('6.18'),
  },
  {
    ids: ['I12'],
    when: /a driver gives a folio away in its free operation/,
    has: () => givenAwayWhenFreed('6.19'),
    hasNot: () => givenAwayWhenFreed('7.1'),
  },
  {
    ids: ['I16', 'I17'],
    when: /a file is evicted while somebody holds a page/,
    has: () => known('6.12', xfs, evicted),
    hasNot: () =>
      known(
        '6.15',
        xfs,
        evicted.map((act) => act.replace(/^A unlink/, 'bg B unlink')),
      ),
  },
  {
    ids: ['I16', 'I17'],
    when: /a file that nobody maps is truncated or punched/,
    has: () => known('5.10', ext4, unmappedAndCut),
    hasNot: () =>
      known(
        '6.15',
        ext4,
        unmappedAndCut.map((act) => act.replace(/^B tr/, 'bg B tr')),
      ),
  },
  {
    ids: ['I16', 'I17'],
    when: /teardown puts the base reference/,
    has: () => known('5.10', xfs, [...held, 'bg B punch /mnt/f 0 4096', `bg ${unbind}`]),
    hasNot: () => known('5.18', xfs, [...held, 'bg B punch /mnt/f 0 4096', `bg ${unbind}`]),
  },
  {
    ids: ['I16', 'I17'],
    when: /a write copies a shared block while somebody holds the page/,
    has: () => known('6.12', { ...xfs, reflink: 1 }, [...copied, 'A unlink /mnt/g']),
  },
  {
    ids: ['I17'],
    when: /the file system is told, and drops its entries/,
    has: () => known('7.2', xfs, [...held, unbind]),
    hasNot: () => known('6.2', xfs, [...held, unbind]),
  },
  {
    ids: ['I17'],
    when: /a fault on a shared block whose page somebody holds/,
    has: () =>
      known('7.2', { ...xfs, reflink: 1 }, [
        ...[...shared, 'A vmsplice 0', 'A munmap', 'A mmap /mnt/f 0 16384', 'A read 0'],
      ]),
  },
];

describe('what real kernels are known to break', () => {
  it.each(cases)('$ids: $when', ({ ids, when, has, hasNot }) => {
    const seen = has().filter((text) => when.test(text));
    expect([...new Set(seen.map((text) => text.split(' ')[0]))].sort()).toEqual([...ids].sort());
    expect((hasNot?.() ?? []).filter((text) => when.test(text))).toEqual([]);
  });

  it('is all shown here', () => {
    const all = invariants.flatMap(({ id, known: entries }) =>
      entries.map(({ when }) => `${id} ${when}`),
    );
    const shown = all.filter((text) =>
      cases.some(({ ids, when }) => when.test(text) && ids.includes(text.split(' ')[0] ?? '')),
    );
    expect(shown).toEqual(all);
  });
});
