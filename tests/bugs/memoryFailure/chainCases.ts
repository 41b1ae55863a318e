import { inode } from '../../../src/simkernel/fs/inode.ts';
import type { KnownCase } from '../knownCase.ts';
import {
  asksTheDead,
  fallsBackOnAnyError,
  killsBeforeItUnmaps,
  knowsOnlySmallPages,
  noHolderIsAnError,
} from '../variants/killVariants.ts';
import { bornOnDisk } from '../variants/notifyVariants.ts';
import { firstPfn, poisonable } from './poisonable.ts';

const all = ['5.10', '6.1', '6.12', '7.2'];
const withHolder = ['6.1', '6.12', '7.2'];

/** The unmapping and the signals of a run, in order. */
function order({ machine }: ReturnType<typeof poisonable>): string {
  const seen = machine.trace.flatMap((event) => {
    if (event.kind === 'call' && event.fn === 'unmap_mapping_range') return ['unmap'];
    return event.kind === 'event' && event.name === 'signal_generate' ? ['signal'] : [];
  });
  return seen.join();
}

/** In-core inode of a file that is not a DAX file, in the place of the one with DAX. */
function withoutDax({ mp, file }: ReturnType<typeof poisonable>): void {
  const { i_ino: ino } = file;
  mp?.cache(new inode({ name: '/g', ino, pages: 4, dax: false, pfnOf: () => undefined }));
}

/** Cases on the way from the report to the holder, and on what the answers lead to. */
export const chainCases: readonly KnownCase[] = [
  {
    number: 1,
    title: 'A task poisons a page of its own by madvise; another one maps it too',
    observable: 'order of unmapping and signals, who is signalled, what is returned and logged',
    source: 'recordings fsdax-mf-xfs of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch) {
      const world = poisonable(release, patch);
      const rc = world.A.madvise();
      return `${rc} ${order(world)} ${world.told()} ${world.verdict()} ${world.mappers()} mapped`;
    },
    shows: [
      { releases: ['5.10'], sees: '0 unmap,signal A:AR/12 B: no generic Recovered 0 mapped' },
      { releases: withHolder, sees: '0 unmap,signal A:AR/12 B: no generic Recovered 0 mapped' },
      {
        releases: withHolder,
        wrong: 'signals first',
        patch: killsBeforeItUnmaps,
        sees: '0 signal,unmap A:AR/12 B: no generic Recovered 0 mapped',
      },
    ],
  },
  {
    number: 2,
    title: 'Page 5 of a file that is mapped by one entry of 2 MiB is poisoned',
    observable: 'size that the signal names, where unmapping begins, which page is marked',
    source: 'recordings of 2 MiB mappings at 5.10.223, 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch, how) {
      const world = poisonable(release, patch, { pages: 512, create: { colour: 0 } });
      world.A.madvise(5);
      const marked = [0, 5].filter((at) => world.pageAt(world.pfn + at).hwpoison).join();
      if (how === 'mark') return `page ${marked} marked`;
      const { start, len } = world.argumentsOf('unmap_mapping_range').at(-1) ?? {};
      return `${world.told()} unmaps ${len} bytes from ${start}, page ${marked} marked`;
    },
    shows: [
      { releases: ['5.10'], how: 'mark', sees: 'page 5 marked' },
      {
        releases: withHolder,
        sees: 'A:AR/21 B: unmaps 0x200000 bytes from 0x0, page 0 marked',
      },
      {
        releases: withHolder,
        wrong: 'takes the mapping for one of 4 KiB',
        patch: knowsOnlySmallPages,
        sees: 'A:AR/12 B: unmaps 0x1000 bytes from 0x5000, page 0 marked',
      },
    ],
  },
  {
    number: 3,
    title: 'A holder that registered nothing: ext4, against XFS with rmapbt',
    observable: 'answers of the holder call, the result, whether the generic handling ran',
    source: 'recordings fsdax-mf-ext4 and fsdax-mf-xfs of 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch, how) {
      const [on, mode] = how.split(', ') as ['ext4' | 'xfs', string];
      const world = poisonable(release, patch, { on, mode: mode === 'written' ? 'write' : null });
      const rc = world.corrupt(world.pfn);
      const answer = world.returnsOf('dax_holder_notify_failure').join();
      return `holder ${answer}, ${rc} ${world.verdict()}, ${world.flag()}`;
    },
    shows: [
      {
        releases: withHolder,
        how: 'ext4, written',
        sees: 'holder -95, 0 generic Recovered, flag',
      },
      {
        releases: withHolder,
        how: 'ext4, never touched',
        sees: 'holder -95, -EBUSY generic Failed, no flag',
      },
      {
        releases: withHolder,
        how: 'xfs, never touched',
        sees: 'holder 0, 0 no generic Recovered, no flag',
      },
      {
        releases: withHolder,
        how: 'ext4, written',
        wrong: 'takes a holder without operations for an error',
        patch: noHolderIsAnError,
        sees: 'holder -6, -ENXIO no generic Failed, no flag',
      },
    ],
  },
  {
    number: 4,
    title: 'Five answers of the holder chain, one of which asks for the generic handling',
    observable: 'the result, whether the generic handling ran, the word that is logged',
    source: 'memory_failure_dev_pagemap at 6.1, 6.12, 7.2; recordings for each error of 7.2.13',
    observe(release, patch, how) {
      const rmapbt = how !== '-EOPNOTSUPP';
      const mode = how === '-EOPNOTSUPP' ? 'write' : null;
      const world = poisonable(release, patch, { rmapbt, mode, born: how !== '-EIO' });
      if (how === '-ENXIO') world.pmem.dax_dev.alive = false;
      if (how === '-EBUSY') withoutDax(world);
      const rc = world.corrupt(how === '-EFSCORRUPTED' ? firstPfn : world.pfn);
      return `${rc} ${world.verdict()}`;
    },
    shows: [
      { releases: withHolder, how: '-EIO', sees: '-EIO no generic Failed' },
      { releases: withHolder, how: '-ENXIO', sees: '-ENXIO no generic Failed' },
      { releases: ['6.1'], how: '-EBUSY', sees: '-EBUSY no generic Failed' },
      { releases: withHolder, how: '-EFSCORRUPTED', sees: '-EUCLEAN no generic Failed' },
      { releases: withHolder, how: '-EOPNOTSUPP', sees: '0 generic Recovered' },
      {
        releases: withHolder,
        how: '-EFSCORRUPTED',
        wrong: 'falls back on any error',
        patch: fallsBackOnAnyError,
        sees: '-EBUSY generic Failed',
      },
    ],
  },
  {
    number: 5,
    title: 'The dax device is not alive any more',
    observable: 'the result, and whether XFS is asked',
    source: 'dax_holder_notify_failure at 6.1, 6.12, 7.2',
    observe(release, patch) {
      const world = poisonable(release, patch);
      world.pmem.dax_dev.alive = false;
      const rc = world.corrupt(world.pfn);
      return `${rc}, XFS asked ${world.called('xfs_dax_notify_failure')} times`;
    },
    shows: [
      { releases: withHolder, sees: '-ENXIO, XFS asked 0 times' },
      {
        releases: withHolder,
        wrong: 'does not look whether the device is alive',
        patch: asksTheDead,
        sees: '0, XFS asked 1 times',
      },
    ],
  },
  {
    number: 6,
    title: 'Two ways to -EIO: a mount that is not finished, and a file system that is down',
    observable: 'the result, and whether anybody is killed',
    source: 'xfs_dax_notify_failure at 6.1, 6.12, 7.2; recording of 7.2.13 for the second',
    observe(release, patch, how) {
      const world = poisonable(release, patch, { born: how !== 'not born' });
      if (how === 'down') world.corrupt(firstPfn);
      const rc = how === 'born' ? world.A.madvise() : world.corrupt(world.pfn);
      return `${rc} ${world.told()} mf_dax_kill_procs ${world.called('mf_dax_kill_procs')}`;
    },
    shows: [
      { releases: withHolder, how: 'not born', sees: '-EIO A: B: mf_dax_kill_procs 0' },
      { releases: withHolder, how: 'down', sees: '-EIO A: B: mf_dax_kill_procs 0' },
      { releases: withHolder, how: 'born', sees: '0 A:AR/12 B: mf_dax_kill_procs 1' },
      {
        releases: withHolder,
        how: 'born',
        wrong: 'looks for SB_BORN in the flags on disk (6f643c57d57c, mended by fd63612ae811)',
        patch: bornOnDisk,
        sees: '-EIO A: B: mf_dax_kill_procs 0',
      },
    ],
  },
  {
    number: 25,
    title: 'A report of another task, with and without a mapper that asked to be told early',
    observable: 'who is signalled, who still maps the page, the mark',
    source: 'recordings fsdax-mf-xfs of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch, how) {
      const world = poisonable(release, patch);
      world.B.task.mceKillEarly = how === 'prctl by B';
      const rc = world.corrupt(world.pfn);
      return `${rc} ${world.told()} ${world.mappers()} mapped, ${world.flag()}`;
    },
    shows: [
      { releases: all, how: 'default', sees: '0 A: B: 2 mapped, flag' },
      { releases: ['5.10'], how: 'prctl by B', sees: '0 A: B: 2 mapped, flag' },
      { releases: withHolder, how: 'prctl by B', sees: '0 A: B:AO/12 0 mapped, flag' },
    ],
  },
];
