import { errnoName } from '../../../src/simkernel/include/errno.ts';
import { gupFlags } from '../../../src/simkernel/include/gup_flags.ts';
import type { page } from '../../../src/simkernel/mm/page.ts';
import {
  acceptsLongTermPins,
  evictsAtOnce,
  keepsTheEntries,
  looksForMoreThanOne,
  skipsLockedEntries,
  subtractsMappings,
  trustsTheVmas,
} from '../variants/layoutVariants.ts';
import { mappedFile } from './mappedFile.ts';
import type { ReferenceRun } from './referenceCase.ts';

const idleAtOne = ['5.10', '6.1', '6.12'];
const countsMappings = ['6.18', '7.2'];

/** Cases of files whose blocks are given away, or cannot be, while somebody holds a page. */
export const layoutCases: readonly ReferenceRun[] = [
  {
    number: 17,
    observable: 'a hole is punched under a page that is held once',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.get();
      return `${file.punch().state} ${file.counts()} ${file.codes()}`;
    },
    shows: [
      { releases: countsMappings, sees: 'sleeping 1/0 ' },
      {
        releases: ['7.2'],
        wrong: 'more than one',
        patch: looksForMoreThanOne,
        sees: 'finished 1/0 folioPutReferenced',
      },
    ],
  },
  {
    number: 18,
    observable: 'every page looks busy, its wait is over at once, the scan starts over without end',
    observe(release, patch) {
      const punch = mappedFile(release, patch).punch();
      const spun = String(punch.error ?? '').includes('stepBudget') ? ' spinning' : '';
      return `${punch.state}${spun}`;
    },
    shows: [
      { releases: idleAtOne, sees: 'finished' },
      {
        releases: idleAtOne,
        wrong: 'subtracts mappings',
        patch: subtractsMappings,
        sees: 'died spinning',
      },
    ],
  },
  {
    number: 23,
    observable: 'a WARN of truncate, which finds an entry',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      return `${file.punch().state} ${file.codes()}`;
    },
    shows: [
      { releases: countsMappings, sees: 'finished ' },
      {
        releases: countsMappings,
        wrong: 'keeps the entries',
        patch: keepsTheEntries,
        sees: 'finished daxEntryAtTruncate',
      },
    ],
  },
  {
    number: 24,
    observable: 'whether the unlink waits; count and mapping of the page, and the report',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.get();
      file.munmap();
      const unlink = file.unlink();
      const tied = file.page.mapping === null ? 'of no file' : 'of its file';
      return `${unlink.state} ${file.page._refcount} ${tied} ${file.codes()}`;
    },
    shows: [
      {
        releases: idleAtOne,
        wrong: 'the release itself',
        sees: 'finished 2 of no file daxDisassociateBusy',
      },
      { releases: countsMappings, sees: 'sleeping 1 of its file ' },
      {
        releases: ['7.2'],
        wrong: 'does not wait',
        patch: evictsAtOnce,
        sees: 'finished 1 of no file folioPutReferenced',
      },
    ],
  },
  {
    number: 25,
    observable: 'the scan finds nothing although a page is held; the right one waits for the lock',
    // Up to 6.14 the kernel itself passes over such entries; the model waits for them in every release.
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.get();
      const entry = file.file.i_mapping.entryAt(0);
      if (!entry) throw new TypeError('a file that was written has an entry');
      entry.locked = true;
      const scan = file.machine.start(file.machine.task('S'), (k) =>
        k.dax_layout_busy_page_range(file.file.i_mapping, 0, Number.POSITIVE_INFINITY),
      );
      return scan.state === 'finished' ? `found ${scan.result?.label ?? 'none'}` : scan.state;
    },
    shows: [
      { releases: countsMappings, sees: 'sleeping' },
      {
        releases: countsMappings,
        wrong: 'passes over it',
        patch: skipsLockedEntries,
        sees: 'found none',
      },
    ],
  },
  {
    number: 26,
    observable: 'a hole punch does not wait',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.get();
      file.munmap();
      return file.punch().state;
    },
    shows: [
      { releases: idleAtOne, wrong: 'the release itself', sees: 'finished' },
      { releases: countsMappings, sees: 'sleeping' },
      {
        releases: countsMappings,
        wrong: 'looks only at what is mapped',
        patch: trustsTheVmas,
        sees: 'finished',
      },
    ],
  },
  {
    number: 45,
    observable: 'the answer, and whether a hole punch has to wait for the pin',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      const { FOLL_LONGTERM } = gupFlags(file.machine.release);
      const pages: page[] = [];
      const result = file.machine.call(file.A, (k) =>
        k.pin_user_pages_fast(file.start, 1, FOLL_LONGTERM, pages),
      );
      return `${errnoName(result)} holds ${pages.length}, ${file.punch().state}`;
    },
    shows: [
      { releases: [...idleAtOne, ...countsMappings], sees: '-EOPNOTSUPP holds 0, finished' },
      {
        releases: [...idleAtOne, ...countsMappings],
        wrong: 'accepted',
        patch: acceptsLongTermPins,
        sees: '1 holds 1, sleeping',
      },
    ],
  },
];
