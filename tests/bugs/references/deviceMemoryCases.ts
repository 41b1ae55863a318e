import { attachP2pdma } from '../../../src/simkernel/drivers/pci/p2pdma.ts';
import { ENOMEM } from '../../../src/simkernel/include/errno.ts';
import { bootWatched } from './bootWatched.ts';
import { migrate_vma } from '../../../src/simkernel/mm/migrate/migrate_vma.ts';
import type { Preemptible } from '../../../src/simkernel/kernel/preemptible.ts';
import {
  bringsBackUnheld,
  forgetsThePgmapPut,
  leavesTheMapping,
  keepsTheRefOfAFailedMapping,
  linksLentPages,
  removesBeforeItWaits,
  removesBeforeTheCleanup,
  lendsAtOnceAsOneFolio,
} from '../variants/deviceMemoryVariants.ts';
import { deviceMemory } from './deviceMemory.ts';
import type { ReferenceRun } from './referenceCase.ts';
import { unbindPmemUnderReference } from './unbindPmemUnderReference.ts';
import { unbindUnderReference } from './unbindUnderReference.ts';

const counted = ['6.1', '6.12', '6.18', '7.2'];

/** Cases of memory that a driver lends, and of the teardown of its pgmap. */
export const deviceMemoryCases: readonly ReferenceRun[] = [
  {
    number: 33,
    observable: 'the next put takes the list for its pgmap',
    observe(release, patch) {
      const { lend, put } = deviceMemory(release, patch);
      return put(lend());
    },
    shows: [
      { releases: ['6.1', '6.12', '6.18'], sees: 'put' },
      {
        releases: ['6.1', '6.12', '6.18'],
        wrong: 'links lent pages',
        patch: linksLentPages,
        sees: 'pgmapOverwritten',
      },
    ],
  },
  {
    number: 34,
    observable: 'whose memory the page says it is when the next process has it',
    observe(release, patch) {
      const { machine, page, process } = deviceMemory(release, patch);
      const [A, B] = [process('A'), process('B')];
      A.toDevice();
      A.munmap();
      machine.run();
      B.toDevice();
      const { mapping } = page;
      return mapping === B.vma.mapping ? "B's" : mapping === A.vma.mapping ? "A's" : 'nobody';
    },
    shows: [
      { releases: ['5.10', '6.1', '6.12', '7.2'], sees: "B's" },
      {
        releases: ['6.1'],
        wrong: 'leaves the mapping',
        patch: leavesTheMapping('6.1'),
        sees: "A's",
      },
      // 6.12 sets the mapping whatever was there before, so what was left does no harm here.
      { releases: ['6.12'], patch: leavesTheMapping('6.12'), sees: "B's" },
    ],
  },
  {
    number: 35,
    observable:
      'the driver lends the page at once as a tail: the word of its pgmap is the link to the head',
    observe(release) {
      const { lend, put, pgmap } = deviceMemory(release, lendsAtOnceAsOneFolio);
      const pages = [lend(), lend(), lend(), lend()];
      const base = pgmap.ref.count - pages.length;
      const puts = pages.map(put);
      return `${puts.at(-1)}, held ${pgmap.ref.count - base} times`;
    },
    shows: [
      { releases: ['7.2'], sees: 'put, held 4 times' },
      {
        releases: ['6.19', '7.0'],
        wrong: 'the release itself',
        sees: 'pgmapOverwritten, held 5 times',
      },
    ],
  },
  {
    number: 36,
    observable: 'the report; references that the page has on its pgmap; who ends the teardown',
    observe(release, _patch, how) {
      const { machine, pgmap, lend, teardown, codes } = deviceMemory(release);
      const lendCounted = () => {
        const before = pgmap.ref.count;
        const page = lend();
        return { page, held: pgmap.ref.count - before };
      };
      const first = lend();
      const early = how === 'before' ? lendCounted() : undefined;
      const removal = teardown();
      const second = early ?? lendCounted();
      machine.k.put_page(first);
      machine.run();
      return `[${codes()}] holds ${second.held}, ${removal.state} at ${second.page._refcount}`;
    },
    shows: [
      { releases: counted, how: 'before', sees: '[] holds 1, sleeping at 1' },
      {
        releases: ['6.1', '6.12', '6.18'],
        how: 'after',
        wrong: 'lends late',
        sees: '[pgmapNotLive] holds 0, finished at 1',
      },
      {
        releases: ['7.2'],
        how: 'after',
        wrong: 'lends late',
        sees: '[] holds 1, sleeping at 1',
      },
    ],
  },
  {
    number: 37,
    observable: 'teardown sleeps although every page is free',
    observe(release, patch) {
      const { machine, mdevice, lend, teardown } = deviceMemory(release, patch);
      machine.k.put_page(lend());
      return `${mdevice.calloc - mdevice.cfree} lent, ${teardown().state}`;
    },
    shows: [
      { releases: counted, sees: '0 lent, finished' },
      ...counted.map((release) => ({
        releases: [release],
        wrong: 'no put',
        patch: forgetsThePgmapPut(release),
        sees: '0 lent, sleeping',
      })),
    ],
  },
  {
    number: 38,
    observable: 'teardown ends while a page is held; the put that comes later is an oops',
    observe(release, _patch, how) {
      if (how === 'FS_DAX') return unbindUnderReference(release);
      const { machine, lend, put, teardown } = deviceMemory(release);
      const page = lend();
      const removal = teardown();
      const held = removal.state;
      const late = put(page);
      if (late !== 'put') return `${held}, ${late}`;
      machine.run();
      return `${held}, put, ${removal.state}`;
    },
    shows: [
      {
        releases: ['5.18'],
        how: 'PRIVATE',
        wrong: 'the release itself',
        sees: 'finished, memmapGone',
      },
      { releases: counted, how: 'PRIVATE', sees: 'sleeping, put, finished' },
      { releases: ['5.10', '5.17'], how: 'FS_DAX', sees: 'sleeping, put, finished' },
      {
        releases: ['5.18', ...counted],
        how: 'FS_DAX',
        wrong: 'the release itself',
        sees: 'finished, memmapGone',
      },
    ],
  },
  {
    number: 39,
    observable: 'the memmap is gone while teardown still waits; the put is an oops',
    observe(release, patch, how) {
      if (how === 'pmem') return unbindPmemUnderReference(release, patch);
      const { lend, pgmap, put, teardown } = deviceMemory(release, patch);
      const page = lend();
      const { state } = teardown();
      return `${state}, ${pgmap.memmapGone ? 'no memmap' : 'memmap'}, ${put(page)}`;
    },
    shows: [
      { releases: ['5.2', '5.3'], how: 'pmem', sees: 'sleeping, memmap, put' },
      {
        releases: ['5.2'],
        how: 'pmem',
        wrong: 'removes first',
        patch: removesBeforeTheCleanup,
        sees: 'sleeping, no memmap, memmapGone',
      },
      { releases: counted, sees: 'sleeping, memmap, put' },
      {
        releases: counted,
        wrong: 'removes first',
        patch: removesBeforeItWaits,
        sees: 'sleeping, no memmap, memmapGone',
      },
    ],
  },
  {
    number: 40,
    observable: 'the removal of the device sleeps for ever',
    observe(release, patch) {
      const machine = bootWatched({ release });
      const setup = { name: 'nvme0', firstPfn: 0x1000, pages: 2 };
      const { p2pdma, pgmap } = attachP2pdma(machine, setup);
      machine.livepatch(patch);
      const page = machine.k.p2pmem_alloc_mmap(p2pdma, () => -ENOMEM);
      const removal = machine.start(machine.task('remover', 'kworker'), (k) =>
        k.memunmap_pages(pgmap),
      );
      return `${page ? 'mapped' : 'not mapped'}, ${removal.state}`;
    },
    shows: [
      { releases: ['6.12', '6.18', '7.2'], sees: 'not mapped, finished' },
      { releases: ['6.15'], wrong: 'the release itself', sees: 'not mapped, sleeping' },
      {
        releases: ['6.12', '6.18', '7.2'],
        wrong: 'no put',
        patch: keepsTheRefOfAFailedMapping,
        sees: 'not mapped, sleeping',
      },
    ],
  },
  {
    number: 43,
    observable: 'an unmap at the same time frees the page under the hands of the driver',
    observe(release, patch) {
      const { machine, mdevice, process } = deviceMemory(release, patch);
      const A = process('A');
      A.toDevice();
      const fault = A.fault();
      while (!atWork(machine.trace) && fault.state === 'ready') machine.step(fault);
      const unmap = A.munmap();
      while (unmap.state === 'ready') machine.step(unmap);
      const meanwhile = mdevice.cfree;
      machine.run();
      return `freed ${meanwhile} times meanwhile, ${mdevice.cfree} at the end`;
    },
    shows: [
      {
        releases: ['5.10', '5.18'],
        wrong: 'the release itself',
        sees: 'freed 1 times meanwhile, 1 at the end',
      },
      { releases: counted, sees: 'freed 0 times meanwhile, 1 at the end' },
      {
        releases: counted,
        wrong: 'holds nothing',
        patch: bringsBackUnheld,
        sees: 'freed 1 times meanwhile, 1 at the end',
      },
    ],
  },
  {
    number: 48,
    observable: 'how many pages pass the check, how many move, where the page is mapped after it',
    observe(release, _patch, how) {
      const { machine, page, process } = deviceMemory(release);
      const A = process('A');
      A.toDevice();
      for (let foreign = Number(how); foreign > 0; foreign -= 1) machine.k.get_page(page);
      const { start } = A.vma;
      const args = new migrate_vma(A.vma, { start, end: start + 1 });
      const passed: number[] = [];
      machine.call(A.task, function* (k): Preemptible<void> {
        yield* k.migrate_vma_setup(args);
        passed.push(args.cpages);
        yield* k.migrate_vma_pages(args);
        passed.push(args.cpages);
        yield* k.migrate_vma_finalize(args);
      });
      return `${passed.join(' then ')}, ${A.task.mm?.pteAt(start)?.kind}`;
    },
    shows: [
      { releases: ['6.1', '6.12', '7.2'], how: '0', sees: '1 then 1, anon' },
      {
        releases: ['6.1', '6.12', '7.2'],
        how: '1',
        wrong: 'the release itself',
        sees: '1 then 0, devicePrivate',
      },
      { releases: ['6.1', '6.12', '7.2'], how: '2', sees: '0 then 0, devicePrivate' },
    ],
  },
];

/** Whether the driver has begun to bring a page back. */
function atWork(trace: readonly { readonly kind: string; readonly fn?: string }[]): boolean {
  return trace.filter(({ kind, fn }) => kind === 'call' && fn === 'migrate_vma_setup').length > 1;
}
