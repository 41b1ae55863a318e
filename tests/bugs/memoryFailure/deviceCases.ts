import { attachLinear } from '../../../src/simkernel/drivers/md/attachLinear.ts';
import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { mountXfs } from '../../../src/simkernel/fs/xfs/mountXfs.ts';
import { errnoName } from '../../../src/simkernel/include/errno.ts';
import { U64_MAX } from '../../../src/simkernel/include/limits.ts';
import { MF_MEM_PRE_REMOVE } from '../../../src/simkernel/include/mfFlags.ts';
import { mmap } from '../../../src/simkernel/user/mmap.ts';
import { touch } from '../../../src/simkernel/user/touch.ts';
import type { KnownCase } from '../knownCase.ts';
import { givesEveryMountTheDevice } from '../variants/holderVariants.ts';
import { noHolderIsAnError } from '../variants/killVariants.ts';
import { forgetsThePartition } from '../variants/rangeVariants.ts';
import { firstPfn, pmemMachine, poisonable, told } from './poisonable.ts';

const withHolder = ['6.1', '6.12', '7.2'];
const mib = 1024 * 1024;
const pagesOfMib = 256;

/** Cases on where a file system lies: partitions, logs, device-mapper. */
export const deviceCases: readonly KnownCase[] = [
  {
    number: 7,
    title: 'XFS without rmapbt: the generic handling, which needs one mapping',
    observable: 'the result, whether the generic handling ran, who is signalled',
    source: 'xfs_dax_notify_failure at 6.1, 6.12, 7.2; mf_generic_kill_procs at 7.2',
    leftOut:
      'What 6.1 and 6.12 do with a page that has the shared marker for a mapping: an own reading.',
    observe(release, patch, how) {
      const shared = how === 'shared';
      const options = { rmapbt: false, reflink: shared, mode: 'read' } as const;
      const world = poisonable(release, {}, options);
      if (shared) {
        world.mp?.reflink('/f', '/g');
        world.map('G', world.mp?.lookup('/g'));
      }
      world.machine.livepatch(patch);
      return `${world.A.madvise()} ${world.verdict()} ${world.told()}`;
    },
    shows: [
      { releases: withHolder, how: 'one file', sees: '0 generic Recovered A:AR/12 B:' },
      { releases: ['7.2'], how: 'shared', sees: '-EBUSY generic Failed A: B:' },
    ],
  },
  {
    number: 8,
    title: 'Poison outside of the partition of an XFS without rmapbt',
    observable: 'the answer of the holder, and the result',
    source: 'xfs_dax_notify_failure at 6.1, 6.12; xfs_dax_notify_dev_failure at 7.2',
    observe(release, patch) {
      const world = pmemMachine(release);
      const partition = { startMib: 16, mib: 384 };
      mountXfs(world.machine, world.pmem, { rmapbt: false, partition });
      world.machine.livepatch(patch);
      return `${world.notify(4096, 4096)}, ${world.corrupt(firstPfn + 1)} ${world.verdict()}`;
    },
    shows: [
      { releases: ['6.1', '6.12'], sees: '-EOPNOTSUPP, -EBUSY generic Failed' },
      { releases: ['7.2'], sees: '-ENXIO, -ENXIO no generic Failed' },
    ],
  },
  {
    number: 17,
    title: 'A file system on a partition that begins at 1 MiB',
    observable: 'the sector of the file system that the poisoned page is turned into',
    source: 'xfs_dax_notify_failure at 6.1, xfs_dax_translate_range at 6.12, 7.2',
    leftOut: 'That the upper clamp compares with the absolute end: an own reading.',
    observe(release, patch) {
      const world = pmemMachine(release);
      mountXfs(world.machine, world.pmem, { partition: { startMib: 1, mib: 384 } });
      world.machine.livepatch(patch);
      world.corrupt(firstPfn + pagesOfMib + 24);
      const to = release === '7.2' ? 'xfs_healthmon_report_media' : 'xfs_dax_notify_ddev_failure';
      return `sector ${Number(world.argumentsOf(to)[0]?.daddr)}`;
    },
    shows: [
      { releases: withHolder, sees: `sector ${24 * 8}` },
      {
        releases: ['6.12', '7.2'],
        wrong: 'does not take the start of the partition off',
        patch: forgetsThePartition,
        sees: `sector ${mib / 512 + 24 * 8}`,
      },
    ],
  },
  {
    number: 18,
    title: 'A log on a partition of a device of its own',
    observable: 'the result and the shutdown: inside, beyond the end, before a removal',
    source:
      'recording of 7.2.13 inside; xfs_dax_notify_failure at 6.1, xfs_dax_notify_logdev_failure at 6.12, 7.2 (f4ed93037966)',
    observe(release, patch, how) {
      const world = pmemMachine(release);
      const { machine } = world;
      const log = attachPmem(machine, { name: 'pmem1', firstPfn: 0x80000, pages: 0x8000 }).pmem;
      const partition = { startMib: 0, mib: 64 };
      const mp = mountXfs(machine, world.pmem, { log: { on: log, partition } });
      machine.livepatch(patch);
      const removed = () =>
        machine.call(machine.task('remover', 'kworker'), (k) =>
          k.dax_holder_notify_failure(log.dax_dev, 0, U64_MAX, MF_MEM_PRE_REMOVE),
        );
      const beyond = how === 'beyond' ? 64 * pagesOfMib : 0;
      const rc = how === 'removed' ? errnoName(removed()) : world.corrupt(0x80000 + beyond);
      return `${rc} ${mp.shutdown ?? 'up'}`;
    },
    shows: [
      { releases: withHolder, how: 'inside', sees: '-EUCLEAN 16' },
      { releases: ['6.1'], how: 'beyond', wrong: 'looks at no range', sees: '-EUCLEAN 16' },
      { releases: ['6.12', '7.2'], how: 'beyond', sees: '-ENXIO up' },
      { releases: ['6.12', '7.2'], how: 'removed', sees: '0 up' },
    ],
  },
  {
    number: 19,
    title: 'A file whose data lies on the realtime device',
    observable: 'the answer of the holder, whether the generic handling ran, who is signalled',
    source:
      'xfs_dax_notify_failure at 6.1, 6.12; xfs_dax_notify_dev_failure at 7.2 (799e7e6566df); xfs_fs_fill_super up to 6.13 refuses rmapbt here',
    observe(release, patch) {
      const world = pmemMachine(release);
      const { machine } = world;
      const on = attachPmem(machine, { name: 'pmem1', firstPfn: 0x80000, pages: 0x8000 }).pmem;
      const mp = mountXfs(machine, world.pmem, { rmapbt: release === '7.2', realtime: { on } });
      const file = mp.create('/f', 4, { realtime: true });
      const A = machine.task('A');
      A.mceKillEarly = true;
      const { start } = machine.call(A, (k) => mmap(k, file, 0, 4));
      machine.call(A, (k) => touch(k, start, 'write'));
      machine.livepatch(patch);
      const rc = world.corrupt(file.pfnOf(0) ?? -1);
      const answer = world.returnsOf('dax_holder_notify_failure').join();
      return `holder ${answer}, ${rc} ${world.verdict()} ${told(A)}`;
    },
    shows: [
      { releases: ['6.1', '6.12'], sees: 'holder -95, 0 generic Recovered A:AO/12' },
      { releases: ['7.2'], sees: 'holder 0, 0 no generic Recovered A:AO/12' },
    ],
  },
  {
    number: 29,
    title: 'XFS on a linear device-mapper target over pmem',
    observable: 'which dax device has the holder, which one is asked, the results',
    source: 'recordings fsdax-dm-linear of 6.1.192, 6.12.107, 7.2.13',
    observe(release, patch) {
      const world = pmemMachine(release);
      const { machine, pmem } = world;
      const dm = attachLinear(machine, pmem, { name: 'dm-0', startMib: 0, mib: 512 });
      const mp = mountXfs(machine, dm);
      machine.livepatch(patch);
      const holder = [dm.dax_dev, pmem.dax_dev].map(({ holder_data }) => holder_data === mp);
      const file = mp.create('/f', 4);
      const untouched = world.corrupt(file.pfnOf(0) ?? -1);
      const superblock = world.corrupt(firstPfn);
      const asked = world.argumentsOf('dax_holder_notify_failure').map(({ dax_dev }) => dax_dev);
      const answers = world.returnsOf('dax_holder_notify_failure').join();
      return `holder of dm ${holder[0]}, of pmem ${holder[1]}; asked ${asked.join()}: ${answers}; ${untouched} ${superblock} ${mp.shutdown ?? 'up'}`;
    },
    shows: [
      {
        releases: withHolder,
        sees: 'holder of dm true, of pmem false; asked dax_dev:pmem0,dax_dev:pmem0: -95,-95; -EBUSY -EBUSY up',
      },
      {
        releases: withHolder,
        wrong: 'takes a holder without operations for an error',
        patch: noHolderIsAnError,
        sees: 'holder of dm true, of pmem false; asked dax_dev:pmem0,dax_dev:pmem0: -6,-6; -ENXIO -ENXIO up',
      },
    ],
  },
  {
    number: 30,
    title: 'Two XFS on two partitions of one pmem device',
    observable: 'which has DAX files; what poison in each of them answers',
    source: 'recording of two partitions at 7.2.13; fs_dax_get_by_bdev at 6.1, 6.12',
    leftOut: 'That the loser keeps a reference on the inode of the dax device: an own reading.',
    observe(release, patch) {
      const world = pmemMachine(release);
      const { machine, pmem } = world;
      machine.livepatch(patch);
      const dax = ['pmem0p1', 'pmem0p2'].map((name, at) => {
        const partition = { startMib: 16 + 240 * at, mib: 224, name };
        return mountXfs(machine, pmem, { partition }).create('/f', 4).i_mapping.dax;
      });
      const answers = [16, 256].map((at) => world.corrupt(firstPfn + at * pagesOfMib + 24));
      return `DAX ${dax.join()}; ${answers.join()} ${world.verdict()}`;
    },
    shows: [
      {
        releases: withHolder,
        sees: 'DAX true,false; 0,-ENXIO no generic Failed',
      },
      {
        releases: withHolder,
        wrong: 'gives every mount the device',
        patch: givesEveryMountTheDevice,
        sees: 'DAX true,true; -ENXIO,0 no generic Recovered',
      },
    ],
  },
];
