import { EINVAL, errnoName } from '../../../src/simkernel/include/errno.ts';
import { MF_COUNT_INCREASED } from '../../../src/simkernel/include/mfFlags.ts';
import { MADV_HWPOISON } from '../../../src/simkernel/mm/madvise.ts';
import { sigprocmask } from '../../../src/simkernel/user/sigprocmask.ts';
import type { KnownCase } from '../knownCase.ts';
import { keepsItWithoutAPgmap } from '../variants/referenceVariants.ts';
import { sendsInsteadOfForcing, signalsTheLeader } from '../variants/signalVariants.ts';
import { poisonable, told } from './poisonable.ts';

const all = ['5.10', '6.1', '6.12', '7.2'];
const withHolder = ['6.1', '6.12', '7.2'];

/** Cases on who is signalled and how, and on what the reporter leaves behind. */
export const signalCases: readonly KnownCase[] = [
  {
    number: 26,
    title: 'Two tasks that block SIGBUS: one is told early, the other one poisons the page itself',
    observable: 'what arrives, what is pending, and what arrives after unblocking',
    source: 'force_sig_mceerr, send_sig_mceerr in kernel/signal.c at 6.1, 6.12, 7.2; not run',
    observe(release, patch) {
      const { machine, A, B } = poisonable(release, patch);
      B.task.mceKillEarly = true;
      for (const { task } of [A, B]) {
        machine.call(task, function* (k) {
          return sigprocmask(k, 'SIG_BLOCK');
        });
      }
      A.madvise();
      const killed = A.task.signals.some(({ fatal }) => fatal) ? ', A dies of it' : '';
      const before = `${told(A.task, B.task)}${killed}, pending ${B.task.pending.length}`;
      machine.call(B.task, function* (k) {
        return sigprocmask(k, 'SIG_UNBLOCK');
      });
      return `${before}, then ${told(B.task)}`;
    },
    shows: [
      { releases: withHolder, sees: 'A:AR/12 B:, A dies of it, pending 1, then B:AO/12' },
      {
        releases: withHolder,
        wrong: 'sends AR too',
        patch: sendsInsteadOfForcing,
        sees: 'A: B:, pending 1, then B:AO/12',
      },
    ],
  },
  {
    number: 27,
    title: 'A second thread of a process poisons a page',
    observable: 'which thread is signalled, and with what',
    source: 'task_early_kill at 5.10, 6.1, 6.12, 7.2; not run',
    observe(release, patch) {
      const { machine, A } = poisonable(release, patch);
      const thread = machine.thread(A.task, 'A2');
      machine.call(thread, (k) => k.__x64_sys_madvise(A.start, 1, MADV_HWPOISON));
      return told(A.task, thread);
    },
    shows: [
      { releases: all, sees: 'A: A2:AR/12' },
      {
        releases: withHolder,
        wrong: 'signals the leader',
        patch: signalsTheLeader,
        sees: 'A:AO/12 A2:',
      },
    ],
  },
  {
    number: 31,
    title: 'A report that holds a reference, on a page whose pgmap is being torn down',
    observable: 'the result, and the references that are left',
    source: 'memory_failure at 5.10, 6.1, 6.12, 7.2: put_ref_page() since 6.2',
    observe(release, patch) {
      const { machine, A, page, pgmap } = poisonable(release, patch);
      const before = page._refcount;
      machine.call(A.task, (k) => k.get_user_pages_fast(A.start, 1, 0, []));
      machine.k.percpu_ref_kill(pgmap.ref);
      const rc = machine.call(A.task, (k) => k.memory_failure(page.pfn, MF_COUNT_INCREASED));
      return `${errnoName(rc)}, ${page._refcount - before} left`;
    },
    shows: [
      { releases: ['5.10', '6.1'], wrong: 'kept without a pgmap', sees: '-ENXIO, 1 left' },
      { releases: ['6.12', '7.2'], sees: '-ENXIO, 0 left' },
      {
        releases: ['6.12', '7.2'],
        wrong: 'kept without a pgmap',
        patch: keepsItWithoutAPgmap,
        sees: '-ENXIO, 1 left',
      },
    ],
  },
  {
    number: 32,
    title: 'The filter of hwpoison-inject spares the page',
    observable: 'the result and what is logged',
    source: 'mf_generic_kill_procs at 6.1, 6.12, 7.2; memory_failure_dev_pagemap at 5.10',
    observe(release, patch) {
      const world = poisonable(release, patch, { on: 'ext4' });
      const rc = world.machine.call(world.A.task, (k) => k.memory_failure(world.pfn, 0));
      const logged = world.verdict().replace(/^(no )?generic /, '');
      return `${errnoName(rc)} ${logged}, ${world.flag()} ${world.told()}`;
    },
    shows: [
      {
        releases: ['5.10'],
        how: 'spared',
        patch: { hwpoison_filter: () => -EINVAL },
        sees: '0 Recovered, no flag A: B:',
      },
      {
        releases: ['6.1'],
        how: 'spared',
        patch: { hwpoison_filter: () => -EINVAL },
        sees: '-EOPNOTSUPP Failed, no flag A: B:',
      },
      {
        releases: ['6.12', '7.2'],
        how: 'spared',
        patch: { hwpoison_filter: () => -EINVAL },
        sees: '-EOPNOTSUPP nothing logged, no flag A: B:',
      },
      { releases: all, how: 'not spared', sees: '0 Recovered, flag A:AR/12 B:' },
    ],
  },
];
