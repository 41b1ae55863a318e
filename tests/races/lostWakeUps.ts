import { addressOf } from '../../src/simkernel/kernel/kernelObject.ts';
import type { Kernel } from '../../src/simkernel/kernel/kernel.ts';
import { access, type Preemptible, sleepOn } from '../../src/simkernel/kernel/preemptible.ts';
import { compareReleases } from '../../src/simkernel/kernel/release.ts';
import type { inode } from '../../src/simkernel/fs/inode.ts';
import type { folio, page } from '../../src/simkernel/mm/page.ts';
import { touch } from '../../src/simkernel/user/touch.ts';
import { type PinnedFile, pinnedFile } from './pinnedFile.ts';
import { exploration, type KnownRace, type Patch } from './race.ts';

const releases = ['5.10', '6.1', '6.12', '7.2'] as const;
const idleAt = (release: string) => (compareReleases(release, '6.15') < 0 ? 1 : 0);

/** What is wrong when T sleeps at the end although nobody is left who could wake it. */
const sleepsOnIdle = (release: string, { page, waiting }: PinnedFile) =>
  waiting.thread?.state === 'sleeping' && page._refcount === idleAt(release)
    ? `T sleeps on ${waiting.thread.sleepsOn} although the page is idle`
    : undefined;

const punch = ({ machine, T, f, waiting }: PinnedFile) => {
  waiting.thread = machine.spawn(T, (k) => k.__x64_sys_fallocate(f, 0, 4096));
  return waiting.thread;
};

const put = ({ machine, A, page }: PinnedFile) =>
  machine.spawn(A, function* (k) {
    yield access(page, '_refcount', 'readWrite');
    k.put_page(page);
  });

/** T punches a hole under a page that somebody holds and puts at some time. */
const race = (release: string, patch?: Patch) =>
  exploration<PinnedFile>(
    (how) => {
      const scene = pinnedFile(release, how, true, patch);
      return {
        ...scene,
        outcome: scene.state,
        violation: () => sleepsOnIdle(release, scene),
      };
    },
    punch,
    put,
  );

/** The put that makes the page idle tells nobody. */
const silentPut: Patch = { wake_up_var: () => undefined };

/** The put wakes the address of the other era. */
const otherAddress = (release: string): Patch =>
  compareReleases(release, '6.15') < 0
    ? {
        __put_devmap_managed_page_refs(k: Kernel, page: page, refs: number) {
          if (k.page_ref_sub_return(page, refs) === 1) k.wake_up_var(addressOf(page));
          return true;
        },
      }
    : {
        free_zone_device_folio(k: Kernel, folio: folio) {
          k.wake_up_var(addressOf(folio, '_refcount'));
        },
      };

/** The file system can be interrupted between the test of the condition and the sleep: it is not on the queue yet. */
const lateQueue: Patch = {
  *xfs_wait_dax_page(k: Kernel, inode: inode, address: string): Preemptible<void> {
    k.up_write(inode.i_mmaplock);
    yield access(inode, 'i_mmaplock', 'read');
    yield sleepOn(address);
    yield* k.down_write(inode.i_mmaplock);
  },
};

/** A maps the page again while T waits without MMAPLOCK; the last put then leaves the mapping's reference. */
const remap = (release: string) =>
  exploration<PinnedFile>(
    (how) => {
      const scene = pinnedFile(release, how, true);
      const thread = scene.machine.start(scene.T, (k) => k.__x64_sys_truncate(scene.f, 0));
      scene.waiting.thread = thread;
      const { page } = scene;
      return {
        ...scene,
        outcome: scene.state,
        violation: () =>
          thread.state === 'sleeping'
            ? `T sleeps at ${page._refcount} references and ${page._mapcount + 1} mappings`
            : undefined,
      };
    },
    ({ waiting }: PinnedFile) => {
      if (!waiting.thread) throw new TypeError('T does not wait');
      return waiting.thread;
    },
    ({ machine, A, start }: PinnedFile) => machine.spawn(A, (k) => touch(k, start, 'write')),
    put,
  );

export const lostWakeUps: readonly KnownRace[] = [
  ...releases.flatMap((release) => [
    {
      name: `a put that does not wake leaves truncate asleep, at ${release}`,
      wrong: { release, exploration: race(release, silentPut) },
      right: { release, exploration: race(release) },
      violation: /although the page is idle/,
      status: 'claim' as const,
    },
    {
      name: `a waiter that is late on the queue misses its wake-up, at ${release}`,
      wrong: { release, exploration: race(release, lateQueue) },
      right: { release, exploration: race(release) },
      violation: /although the page is idle/,
      status: 'claim' as const,
    },
  ]),
  ...(['6.1', '7.2'] as const).map((release) => ({
    name: `a wake-up on the address of the other era reaches nobody, at ${release}`,
    wrong: { release, exploration: race(release, otherAddress(release)) },
    right: { release, exploration: race(release) },
    violation: /although the page is idle/,
    status: 'claim' as const,
  })),
  {
    name: 'a page that is mapped again while truncate waits for it keeps it asleep in the model of 7.2, not of 6.12',
    wrong: { release: '7.2', exploration: remap('7.2') },
    right: { release: '6.12', exploration: remap('6.12') },
    violation: /T sleeps at 1 references and 1 mappings/,
    status: 'observation',
  },
];
