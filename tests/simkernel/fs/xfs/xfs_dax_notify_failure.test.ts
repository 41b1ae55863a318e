import { describe, expect, it } from 'vitest';
import { EBUSY, EFSCORRUPTED, EIO, ENXIO } from '../../../../src/simkernel/include/errno.ts';
import { inode } from '../../../../src/simkernel/fs/inode.ts';
import { xfsWorld } from '../../support/pmemWorld.ts';

const releases = ['6.1', '6.12', '7.2'];
const superblock = 0x40000;
const firstData = 0x40018;
const partition = { startMib: 16, mib: 384 };

describe('xfs_dax_notify_failure', () => {
  it.each(releases)('at %s answers -EIO before the mount is born, and asks nobody', (release) => {
    const { corrupt, called } = xfsWorld(release, { born: false });
    expect(corrupt(superblock)).toBe(-EIO);
    expect(called('xfs_rmap_query_range')).toBe(0);
    expect(called('mf_generic_kill_procs')).toBe(0);
  });

  it.each([
    ['6.1', -EBUSY, 1],
    ['6.12', -EBUSY, 1],
    ['7.2', -ENXIO, 0],
  ])(
    'at %s without rmapbt answers %i outside of the partition: the tests stand in another order',
    (release, result, generic) => {
      const { corrupt, called } = xfsWorld(release, { rmapbt: false, partition });
      expect(corrupt(0x40001)).toBe(result);
      expect(called('mf_generic_kill_procs')).toBe(generic);
    },
  );

  it.each(releases)('at %s shuts down for metadata and answers -EIO from then on', (release) => {
    const { corrupt, mp } = xfsWorld(release);
    mp.create('/f', 4);
    expect(corrupt(superblock)).toBe(-EFSCORRUPTED);
    expect(mp.shutdown).toBe(0x10);
    expect(corrupt(firstData)).toBe(-EIO);
  });

  it.each(releases)('at %s passes over a file that is not in core', (release) => {
    const { corrupt, mp, called, pgmap } = xfsWorld(release);
    const file = mp.create('/f', 4);
    mp.reclaim(file);
    expect(corrupt(firstData)).toBe(0);
    expect(called('mf_dax_kill_procs')).toBe(0);
    expect(pgmap.pageAt(firstData).hwpoison).toBe(false);
  });

  it.each([
    ['6.1', -EBUSY, 0x10],
    ['6.12', 0, null],
    ['7.2', 0, null],
  ])('at %s answers %i for a file that is not a DAX file', (release, result, shutdown) => {
    const { machine, pmem, mp } = xfsWorld(release);
    const { i_ino } = mp.create('/f', 4);
    const plain = new inode({
      name: '/g',
      ino: i_ino,
      pages: 4,
      dax: false,
      pfnOf: () => undefined,
    });
    mp.cache(plain);
    const result_ = machine.call(machine.task('injector'), (k) =>
      k.dax_holder_notify_failure(pmem.dax_dev, 0x18000, 0x1000, 0),
    );
    expect(result_).toBe(result);
    expect(mp.shutdown).toBe(shutdown);
  });

  it.each(releases)('at %s costs the records that are hit, not the files there are', (release) => {
    const steps = (files: number) => {
      const { machine, mp, corrupt } = xfsWorld(release);
      for (let at = 0; at < files; at += 1) mp.create(`/f${at}`, 2);
      const before = machine.steps;
      corrupt(firstData);
      return machine.steps - before;
    };
    expect(steps(2000)).toBe(steps(1));
  });
});

describe('a range over two groups', () => {
  it.each([
    ['6.12', [16, 9]],
    ['7.2', [2 ** 32 - 24, 9]],
  ])('at %s counts %j pages in the two files', (release, counts) => {
    const { machine, pmem, mp } = xfsWorld(release);
    const [first] = mp.perags;
    mp.create('/a', 16);
    first?.skipTo(first.agf_length);
    mp.create('/b', 16);
    machine.livepatch({ mf_dax_kill_procs: () => 0 });
    const groupBytes = mp.agblocks * 4096;
    machine.call(machine.task('injector'), (k) =>
      k.dax_holder_notify_failure(pmem.dax_dev, 0x18000, groupBytes, 0),
    );
    const seen = machine.trace.flatMap((event) =>
      event.kind === 'call' && event.fn === 'mf_dax_kill_procs' ? [event.args.count] : [],
    );
    expect(seen).toEqual(counts);
  });
});

it('a stripe unit aligns the inodes and what is written first', () => {
  const { mp } = xfsWorld('6.12', { sunit: 512 });
  const file = mp.create('/f', 1024, { colour: 0 });
  expect([file.i_ino, file.pfnOf(0)]).toEqual([4099, 0x40000 + 1024]);
});

it('the first block of a file goes where mkfs left one free, the next one behind the inodes', () => {
  const { mp } = xfsWorld('6.12');
  const pages = ['/f', '/g'].map((path) => mp.create(path, 1).pfnOf(0));
  expect(pages).toEqual([0x4000f, 0x40018]);
});
