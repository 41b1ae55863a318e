import { attachPmem } from '../../../src/simkernel/drivers/nvdimm/attachPmem.ts';
import { bootWatched } from './bootWatched.ts';
import type { Kernel } from '../../../src/simkernel/kernel/kernel.ts';
import { attachPgmap } from '../../../src/simkernel/mm/attachPgmap.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import type { Patch } from '../../races/race.ts';
import {
  forgetsTheManagedPut,
  unpinsUnheard,
  waitsForOne,
  waitsForZero,
  wakesAtOne,
  wakesAtZero,
  wakesThePage,
} from '../variants/wakeVariants.ts';
import { type MappedFile, mappedFile } from './mappedFile.ts';
import type { ReferenceRun } from './referenceCase.ts';

/** How a punch stands while a reference is held, and after it was put. */
function heldPunch(file: MappedFile): string {
  file.get();
  const punch = file.punch();
  const held = punch.state;
  if (held !== 'died') file.machine.k.put_page(file.page);
  file.machine.run();
  return `${held} then ${punch.state}`;
}

/** The same with two references, put one after the other. */
function twiceHeldPunch(file: MappedFile): string {
  file.get();
  const first = heldPunch(file);
  file.machine.k.put_page(file.page);
  file.machine.run();
  return `${first} then ${file.punching()?.state} at ${file.page._refcount}`;
}

const observePunch = (release: string, patch: Patch) => heldPunch(mappedFile(release, patch));
const observeTwice = (release: string, patch: Patch) => twiceHeldPunch(mappedFile(release, patch));

/** Cases of wake-ups that do not come, come too early, or reach nobody. */
export const wakeCases: readonly ReferenceRun[] = [
  {
    number: 1,
    observable: 'the waiter of truncate sleeps on although the count is 1',
    observe(release, patch) {
      const machine = bootWatched({ release });
      const { pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x1000, pages: 4 });
      const page = pgmap.pageAt(0x1001);
      machine.k.page_ref_inc(page);
      const waiter = machine.start(machine.task('truncate'), (k) =>
        k.___wait_var_event(`&${page.label}->_refcount`, () => k.page_ref_count(page) === 1),
      );
      machine.livepatch(patch);
      machine.k.release_pages([page]);
      machine.run();
      return `${waiter.state} at ${page._refcount}`;
    },
    shows: [
      { releases: ['5.2'], wrong: 'the release itself', sees: 'sleeping at 1' },
      { releases: ['5.3', '5.10', '5.18', '6.1'], sees: 'finished at 1' },
      {
        releases: ['5.3'],
        wrong: 'no managed put',
        patch: forgetsTheManagedPut,
        sees: 'sleeping at 1',
      },
    ],
  },
  {
    number: 2,
    observable: 'truncate sleeps on after the last unpin',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.pin();
      const punch = file.punch();
      const pinned = punch.state;
      file.machine.k.unpin_user_page(file.page);
      file.machine.run();
      return `${pinned} then ${punch.state} at ${file.page._refcount}`;
    },
    shows: [
      {
        releases: ['5.18'],
        wrong: 'the release itself',
        sees: 'sleeping then sleeping at 1',
      },
      { releases: ['5.19', '6.1', '6.12'], sees: 'sleeping then finished at 1' },
      {
        releases: ['6.1', '6.12'],
        wrong: 'plain put',
        patch: unpinsUnheard,
        sees: 'sleeping then sleeping at 1',
      },
    ],
  },
  {
    number: 3,
    observable: 'calls of page_free when the count goes from 2 to 1',
    observe(release, patch, how) {
      const machine = bootWatched({ release });
      const page_free = (k: Kernel, page: page) => k.dmirror_devmem_free(page);
      const pgmap = attachPgmap(machine, {
        name: 'dev',
        type: 'MEMORY_DEVICE_PRIVATE',
        firstPfn: 0x1000,
        pages: 4,
        ops: { page_free },
      });
      const page = pgmap.pageAt(0x1001);
      machine.k.get_page(page);
      machine.livepatch(patch);
      if (how === 'batch') machine.k.release_pages([page]);
      else machine.k.put_page(page);
      const frees = machine.trace.filter(
        (event) => event.kind === 'call' && event.fn === 'dmirror_devmem_free',
      ).length;
      return `${page._refcount}, freed ${frees}`;
    },
    shows: [
      { releases: ['5.3'], how: 'batch', sees: '1, freed 1' },
      { releases: ['5.3'], how: 'put_page', sees: '1, freed 1' },
      {
        releases: ['5.3'],
        how: 'batch',
        wrong: 'no managed put',
        patch: forgetsTheManagedPut,
        sees: '1, freed 0',
      },
      {
        releases: ['5.3'],
        how: 'put_page',
        wrong: 'no managed put',
        patch: forgetsTheManagedPut,
        sees: '1, freed 1',
      },
    ],
  },
  {
    number: 4,
    observable: 'truncate sleeps on after the last put',
    observe: observePunch,
    shows: [
      { releases: ['6.1'], sees: 'sleeping then finished' },
      {
        releases: ['6.1'],
        wrong: 'wakes at 0',
        patch: wakesAtZero,
        sees: 'sleeping then sleeping',
      },
    ],
  },
  {
    number: 5,
    observable: 'truncate is woken while a reference is left, and not when it goes',
    observe: observeTwice,
    shows: [
      { releases: ['6.18', '7.2'], sees: 'sleeping then sleeping then finished at 0' },
      {
        releases: ['6.18', '7.2'],
        wrong: 'wakes at 1',
        patch: wakesAtOne,
        sees: 'sleeping then sleeping then sleeping at 0',
      },
    ],
  },
  {
    number: 6,
    observable: 'truncate sleeps on an idle page',
    observe: observeTwice,
    shows: [
      { releases: ['6.18', '7.2'], sees: 'sleeping then sleeping then finished at 0' },
      {
        releases: ['6.18', '7.2'],
        wrong: 'waits for 1',
        patch: waitsForOne,
        sees: 'sleeping then sleeping then sleeping at 0',
      },
    ],
  },
  {
    number: 7,
    observable: 'truncate sleeps on an idle page',
    observe: observePunch,
    shows: [
      { releases: ['6.1', '6.12'], sees: 'sleeping then finished' },
      {
        releases: ['6.1', '6.12'],
        wrong: 'waits for 0',
        patch: waitsForZero,
        sees: 'sleeping then sleeping',
      },
    ],
  },
  {
    number: 8,
    observable: 'truncate sleeps on after the last put',
    observe: observePunch,
    shows: [
      { releases: ['6.12'], sees: 'sleeping then finished' },
      {
        releases: ['6.12'],
        wrong: 'wakes the page',
        patch: wakesThePage,
        sees: 'sleeping then sleeping',
      },
    ],
  },
];
