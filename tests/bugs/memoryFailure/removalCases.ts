import type { KnownCase } from '../knownCase.ts';
import { keepsTheUserFreeze, removalReadsAsCorruption } from '../variants/removalVariants.ts';
import { poisonable } from './poisonable.ts';

/** Cases on the removal of a device under a mounted file system. */
export const removalCases: readonly KnownCase[] = [
  {
    number: 20,
    title: 'The pmem driver is unbound under a mounted XFS whose file two tasks map',
    observable:
      'the shutdown, the answer of the file system, the signals, what a later access gets, the mark',
    source:
      'recordings removal-xfs and removal-xfs-1ag of 6.1.192, 6.12.107, 6.18.15, 7.2.13; mf_dax_kill_procs at all three for the mark',
    observe(release, patch, how) {
      const world = poisonable(release, patch, { agcount: how === '4 groups' ? 4 : 1 });
      const unbind = world.unbind();
      if (unbind.state !== 'finished') {
        const { count } = world.argumentsOf('mf_dax_kill_procs')[0] ?? {};
        const { freeze_kcount } = world.mp?.m_super ?? {};
        return `does not finish: ${count} pages, ${world.told()}, frozen ${freeze_kcount}`;
      }
      const answer = world.returnsOf('xfs_dax_notify_failure').join();
      const told = world.told();
      const later = world.A.access('read');
      return `${world.shutdown()}, ${answer}, ${told}, later ${later}, ${world.flag()}`;
    },
    shows: [
      {
        releases: ['6.1'],
        how: '1 group',
        wrong: 'the removal reads as corruption',
        sees: 'shutdown 0x10, -117, A: B:, later 0, flag',
      },
      {
        releases: ['6.12', '6.18', '7.2'],
        how: '1 group',
        sees: 'shutdown 0x4, 0, A:AO/12 B:AO/12, later SIGBUS:BUS_ADRERR, no flag',
      },
      {
        releases: ['6.12'],
        how: '1 group',
        wrong: 'the removal reads as corruption',
        patch: removalReadsAsCorruption,
        sees: 'shutdown 0x10, -117, A: B:, later 0, flag',
      },
      {
        releases: ['6.12'],
        how: '4 groups',
        sees: 'shutdown 0x4, 0, A:AO/12 B:AO/12, later SIGBUS:BUS_ADRERR, no flag',
      },
      {
        releases: ['6.18', '7.2'],
        how: '4 groups',
        wrong: 'the count of blocks wraps to 0',
        sees: `does not finish: ${2 ** 32 - 24} pages, A:AO/12 B:AO/12, frozen 1`,
      },
    ],
  },
  {
    number: 21,
    title: 'The same without rmapbt',
    observable: 'who still maps the page, what an access gets, the signals, the shutdown',
    source:
      'xfs_dax_notify_failure at 6.1, 6.12, 7.2; xfs_fs_shutdown at 6.12, 7.2; read, not recorded',
    observe(release, patch, how) {
      const world = poisonable(release, patch, { agcount: 1, rmapbt: how === 'with rmapbt' });
      world.unbind();
      const { shutdown } = world.mp ?? {};
      return `${world.mappers()} mapped, ${world.told()}, shutdown ${shutdown}`;
    },
    shows: [
      { releases: ['6.1'], how: 'without', sees: '2 mapped, A: B:, shutdown null' },
      { releases: ['6.12', '7.2'], how: 'without', sees: '2 mapped, A: B:, shutdown 32' },
      {
        releases: ['6.12', '7.2'],
        how: 'with rmapbt',
        sees: '0 mapped, A:AO/12 B:AO/12, shutdown 4',
      },
    ],
  },
  {
    number: 22,
    title: 'The same while somebody has the file system frozen already',
    observable: 'the result of the freeze, whether the removal goes on, what is frozen afterwards',
    source: 'xfs_dax_notify_failure_freeze, xfs_dax_notify_failure_thaw at 6.12, 7.2; not run',
    observe(release, patch, how) {
      const world = poisonable(release, patch, { agcount: 1 });
      const sb = world.mp?.m_super;
      if (!sb) throw new TypeError('an XFS has a super block');
      world.machine.k.freeze_super(
        sb,
        how === 'by the kernel' ? 'FREEZE_HOLDER_KERNEL' : 'FREEZE_HOLDER_USERSPACE',
      );
      const { state } = world.unbind();
      const freezes = world.returnsOf('freeze_super').slice(1).join();
      const left = `kernel ${sb.freeze_kcount}, user ${sb.freeze_ucount}`;
      return `${state}, ${world.told()}, freeze ${freezes}, left: ${left}`;
    },
    shows: [
      {
        releases: ['6.12', '7.2'],
        how: 'by the kernel',
        sees: 'finished, A:AO/12 B:AO/12, freeze -16, left: kernel 1, user 0',
      },
      {
        releases: ['6.12', '7.2'],
        how: 'by user space',
        sees: 'finished, A:AO/12 B:AO/12, freeze 0, left: kernel 0, user 0',
      },
      {
        releases: ['6.12', '7.2'],
        how: 'by user space',
        wrong: 'leaves the freeze from user space',
        patch: keepsTheUserFreeze,
        sees: 'finished, A:AO/12 B:AO/12, freeze 0, left: kernel 0, user 1',
      },
    ],
  },
];
