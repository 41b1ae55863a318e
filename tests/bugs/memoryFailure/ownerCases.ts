import { mountExt4 } from '../../../src/simkernel/fs/ext4/mountExt4.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { XFS_RMAP_ATTR_FORK, xfs_rmap_irec } from '../../../src/simkernel/fs/xfs/xfs_rmap_irec.ts';
import { U64_MAX } from '../../../src/simkernel/include/limits.ts';
import type { KnownCase } from '../knownCase.ts';
import { noPageIsAnError } from '../variants/killVariants.ts';
import {
  asksOneOwner,
  keepsTheLowKey,
  metadataEndsTheQuery,
  missesTheInode,
  seesNoMetadata,
} from '../variants/notifyVariants.ts';
import {
  addsOneToAllOnes,
  endBehindTheRange,
  inclusiveEndOldCount,
} from '../variants/rangeVariants.ts';
import { firstPfn, pmemMachine, poisonable, told } from './poisonable.ts';

const withHolder = ['6.1', '6.12', '7.2'];
const firstData = 24;
const bytes = (pages: number) => pages * 4096;

/** The queries of a run, and how many pages it handed on. */
function queries({ argumentsOf }: ReturnType<typeof pmemMachine>): string {
  const ranges = argumentsOf('xfs_rmap_query_range').map(({ low, high }) => `${low}..${high}`);
  const counts = argumentsOf('mf_dax_kill_procs').map(({ count }) => count);
  return `query ${ranges.join()} count ${counts.join()}`;
}

/** Files of 16 and 8 pages at the first data of groups 0 and 1, on an XFS of that many groups. */
function inTwoGroups(
  release: string,
  patch: KnownCase['shows'][number]['patch'] = {},
  agcount = 4,
) {
  const world = pmemMachine(release);
  const mp = mountXfs(world.machine, world.pmem, { agcount });
  mp.create('/a', 16);
  mp.perags[0]?.skipTo(mp.agblocks);
  mp.create('/b', 8);
  world.machine.livepatch({ ...patch, mf_dax_kill_procs: () => 0 });
  return { ...world, mp };
}

/** Cases on the owners that XFS finds for lost blocks. */
export const ownerCases: readonly KnownCase[] = [
  {
    number: 9,
    title: 'Metadata is lost: the header of group 0',
    observable: 'the result, the flag of the shutdown',
    source: 'recordings mf-xfs-metadata of 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch) {
      const world = poisonable(release, patch);
      return `${world.corrupt(firstPfn)} ${world.shutdown()}`;
    },
    shows: [
      { releases: withHolder, sees: '-EUCLEAN shutdown 0x10' },
      { releases: withHolder, wrong: 'sees no metadata', patch: seesNoMetadata, sees: '0 up' },
    ],
  },
  {
    number: 10,
    title: 'A range with the data of a file and with an attribute fork',
    observable: 'both effects, in either order of the records: the signal and the shutdown',
    source: 'xfs_dax_failure_fn at 6.1, 6.12, 7.2; at commit 6f643c57d57c for the first form',
    observe(release, patch, how) {
      const attrFirst = how === 'attribute fork first';
      const world = poisonable(release, patch, { create: { colour: attrFirst ? 25 : 24 } });
      const startblock = attrFirst ? firstData : firstData + 4;
      const record = { startblock, blockcount: 1, owner: world.file.i_ino };
      world.mp?.perags[0]?.insert(new xfs_rmap_irec({ ...record, flags: XFS_RMAP_ATTR_FORK }));
      world.machine.k.globals.sysctl_memory_failure_early_kill = 1;
      return `${world.notify(bytes(firstData), bytes(8))} ${world.told()} ${world.shutdown()}`;
    },
    shows: ['data first', 'attribute fork first'].flatMap((how) => [
      { releases: withHolder, how, sees: '-EUCLEAN A:AO/12 B:AO/12 shutdown 0x10' },
      {
        releases: withHolder,
        how,
        wrong: 'metadata ends the query',
        patch: metadataEndsTheQuery,
        sees: `-EUCLEAN ${how === 'data first' ? 'A:AO/12 B:AO/12' : 'A: B:'} shutdown 0x10`,
      },
    ]),
  },
  {
    number: 11,
    title: 'Data of a file that is not in core',
    observable: 'the result, the mark, the shutdown',
    source: 'xfs_dax_failure_fn at 6.1, 6.12, 7.2; no run has confirmed it',
    observe(release, patch) {
      const world = poisonable(release, patch, { mode: null });
      world.mp?.reclaim(world.file);
      const rc = world.corrupt(world.pfn);
      return `${rc} ${world.verdict()}, ${world.flag()}, ${world.shutdown()}`;
    },
    shows: [
      { releases: withHolder, sees: '0 no generic Recovered, no flag, up' },
      {
        releases: withHolder,
        wrong: 'asks for a shutdown',
        patch: missesTheInode,
        sees: '-EUCLEAN no generic Failed, no flag, shutdown 0x10',
      },
    ],
  },
  {
    number: 12,
    title: 'A block that nobody owns',
    observable: 'the result, the mark',
    source: 'recordings fsdax-mf-xfs and fsdax-mf-ext4 of 5.10.223, 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch, how) {
      const world = pmemMachine(release);
      const pfn = firstPfn + 0x9000;
      if (how === 'ext4') mountExt4(world.machine, world.pmem);
      else mountXfs(world.machine, world.pmem);
      world.machine.livepatch(patch);
      return `${world.corrupt(pfn)} ${world.pageAt(pfn).hwpoison ? 'flag' : 'no flag'}`;
    },
    shows: [
      { releases: ['5.10'], how: 'xfs', sees: '-EBUSY no flag' },
      { releases: withHolder, how: 'xfs', sees: '0 no flag' },
      { releases: ['5.10', ...withHolder], how: 'ext4', sees: '-EBUSY no flag' },
    ],
  },
  {
    number: 13,
    title: 'An unwritten extent that was only read: the entry is the zero page',
    observable: 'what locking the entry returns, the result, the mark, the signals',
    source: 'recording of 7.2.13; dax_lock_mapping_entry at 6.1, 6.12, 7.2',
    observe(release, patch) {
      const create = { content: 'unwritten' } as const;
      const world = poisonable(release, patch, { mode: 'read', create });
      const rc = world.corrupt(world.pfn);
      const cookie = world.returnsOf('dax_lock_mapping_entry').join();
      return `cookie ${cookie}, ${rc} ${world.flag()} ${world.told()} ${world.shutdown()}`;
    },
    shows: [
      { releases: withHolder, sees: 'cookie -1, 0 no flag A: B: up' },
      {
        releases: withHolder,
        wrong: 'says that there is nothing to lock',
        patch: noPageIsAnError,
        sees: 'cookie 0, -EBUSY no flag A: B: shutdown 0x10',
      },
    ],
  },
  {
    number: 14,
    title: 'Three files share the block',
    observable: 'who is signalled, by policy',
    source: 'recordings fsdax-mf-xfs-reflink of 6.1.192, 6.12.107, 7.2.13, with two files',
    observe(release, patch, how) {
      const world = poisonable(release, {}, { reflink: true, mode: 'read' });
      const readers = ['/g', '/h'].map((path, at) => {
        world.mp?.reflink('/f', path);
        return world.map('GH'[at] ?? path, world.mp?.lookup(path));
      });
      world.machine.livepatch(patch);
      world.machine.k.globals.sysctl_memory_failure_early_kill = how === 'early kill' ? 1 : 0;
      const rc = how === 'madvise by A' ? world.A.madvise() : world.corrupt(world.pfn);
      return `${rc} ${told(world.A.task, ...readers.map(({ task }) => task))}`;
    },
    shows: [
      { releases: withHolder, how: 'early kill', sees: '0 A:AO/12 G:AO/12 H:AO/12' },
      { releases: withHolder, how: 'default', sees: '0 A: G: H:' },
      { releases: withHolder, how: 'madvise by A', sees: '0 A:AR/12 G: H:' },
      {
        releases: withHolder,
        how: 'early kill',
        wrong: 'asks one owner',
        patch: asksOneOwner,
        sees: '0 A:AO/12 G: H:',
      },
    ],
  },
  {
    number: 15,
    title: 'A range from group 0 into group 1',
    observable: 'pages handed on for each of the two files',
    source: 'xfs_dax_notify_ddev_failure at 6.1, 6.12; xfs_dax_notify_dev_failure at 7.2',
    observe(release, patch) {
      const world = inTwoGroups(release, patch);
      world.notify(bytes(firstData), bytes(world.mp.agblocks));
      return world
        .argumentsOf('mf_dax_kill_procs')
        .map(({ count }) => count)
        .join();
    },
    shows: [
      { releases: ['6.1', '6.12'], sees: '16,8' },
      { releases: ['7.2'], wrong: 'the end of group 0 wraps to 0', sees: `${2 ** 32 - 24},8` },
      {
        releases: ['6.1', '6.12'],
        wrong: 'begins in group 1 where it begins in group 0',
        patch: keepsTheLowKey(firstData),
        sees: '16',
      },
    ],
  },
  {
    number: 16,
    title: 'Three forms of the same arithmetic, for one page; and the one of 7.2 over two groups',
    observable: 'blocks that are asked for, pages that are handed on',
    source:
      'fs/xfs/xfs_notify_failure.c at 002c6ca75289 and at 6.1.192; commits 5cf32f63b0f4, 3c90c01e4934, 799e7e6566df',
    leftOut:
      'That the query of 6.0, a block too far, shuts the file system down for metadata next to the page: an own reading.',
    observe(release, patch, how) {
      const world = inTwoGroups(release, patch, 2);
      if (how === 'one page') world.notify(bytes(firstData), bytes(1));
      else world.notify(0, U64_MAX);
      return how === 'one page'
        ? queries(world)
        : world
            .argumentsOf('mf_dax_kill_procs')
            .map(({ count }) => count)
            .join();
    },
    shows: [
      { releases: ['6.1', '6.12', '7.2'], how: 'one page', sees: 'query 24..24 count 1' },
      {
        releases: ['6.1'],
        how: 'one page',
        wrong: '6.0',
        patch: endBehindTheRange,
        sees: 'query 24..25 count 1',
      },
      {
        releases: ['6.1'],
        how: 'one page',
        wrong: '5cf32f63b0f4',
        patch: inclusiveEndOldCount,
        sees: 'query 24..24 count 0',
      },
      { releases: ['6.1', '6.12'], how: 'whole device', sees: '16,8' },
      {
        releases: ['6.1', '6.12'],
        how: 'whole device',
        wrong: 'adds one to all ones',
        patch: addsOneToAllOnes,
        sees: `${2 ** 32 - 24},8`,
      },
      {
        releases: ['7.2'],
        how: 'whole device',
        wrong: 'adds one to all ones',
        sees: `${2 ** 32 - 24},8`,
      },
    ],
  },
];
