import { gupFlags } from '../../../src/simkernel/include/gup_flags.ts';
import { grabFast } from '../../../src/simkernel/mm/gup/grab.ts';
import {
  countsOnTheTail,
  holdsNothingWhileItMaps,
  keepsTheMapcount,
  keepsTheReference,
  keepsTheTemporaryReference,
  mapsWithoutReference,
  putsTwice,
  putsWhatItDidNotGet,
  resurrects,
} from '../variants/countVariants.ts';
import { deviceMemory } from './deviceMemory.ts';
import { largeFile } from './largeFile.ts';
import { mappedFile } from './mappedFile.ts';
import { putOfGeneric } from './putOfGeneric.ts';
import type { ReferenceRun } from './referenceCase.ts';

const countsMappings = ['6.18', '7.2'];

/** Cases in which a count and the holders of the page differ. */
export const countCases: readonly ReferenceRun[] = [
  {
    number: 9,
    observable: 'the count; the wake-ups and reports of the puts; what GUP says of the page later',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.get();
      file.machine.k.put_page(file.page);
      const after = `${file.page._refcount} [${file.codes()}] woke ${file.called('wake_up_var')}`;
      const fast = grabFast(file.machine.k, file.page, gupFlags(file.machine.release).FOLL_GET);
      if (fast) file.machine.k.put_page(file.page);
      return `${after}, fast ${fast}, GUP ${file.get()} [${file.codes()}]`;
    },
    shows: [
      { releases: ['6.1', '6.12'], sees: '1 [] woke 1, fast true, GUP 1 []' },
      {
        releases: ['6.1', '6.12'],
        wrong: 'puts twice',
        patch: putsTwice,
        sees: '0 [] woke 1, fast false, GUP -12 [grabOfFreePage]',
      },
    ],
  },
  {
    number: 10,
    observable: 'the count is 1 as ever; only the log has the fall to 0',
    observe: putOfGeneric,
    shows: [
      { releases: ['6.16', '6.18', '7.2'], sees: '1 [] freed 0' },
      {
        releases: ['6.16', '6.18', '7.2'],
        wrong: 'puts twice',
        patch: putsTwice,
        sees: '1 [] freed 1',
      },
    ],
  },
  {
    number: 11,
    observable: 'a WARN, and a count that stays 0',
    observe: putOfGeneric,
    shows: [
      { releases: ['5.18', '6.1', '6.12'], sees: '1 [] freed 0' },
      {
        releases: ['5.18', '6.1', '6.12'],
        wrong: 'puts twice',
        patch: putsTwice,
        sees: '0 [freeWithoutPageFree] freed 1',
      },
    ],
  },
  {
    number: 12,
    observable: 'how often the page was freed, and whether two users get it',
    observe(release, patch) {
      const { machine, mdevice, lend } = deviceMemory(release, patch);
      const page = lend();
      machine.k.put_page(page);
      if (machine.k.page_ref_add_unless_zero(page, 1)) machine.k.put_page(page);
      const [one, another] = [lend(), lend()];
      return `freed ${mdevice.cfree}, lent ${one === another ? 'twice' : 'once'}`;
    },
    shows: [
      { releases: ['6.1', '6.12', '7.2'], sees: 'freed 1, lent once' },
      {
        releases: ['6.1', '6.12', '7.2'],
        wrong: 'takes it without a test',
        patch: resurrects,
        sees: 'freed 2, lent twice',
      },
    ],
  },
  {
    number: 13,
    observable: 'how the access ends; references and mappings after it',
    observe(release, patch, how) {
      const file = how === 'page' ? mappedFile(release, patch) : largeFile(release, patch);
      return `${file.first} ${file.counts()}`;
    },
    shows: [
      { releases: countsMappings, how: 'page', sees: '0 1/1' },
      { releases: countsMappings, how: '2 MiB', sees: '0 1/1' },
      {
        releases: countsMappings,
        how: 'page',
        wrong: 'neither get nor put',
        patch: holdsNothingWhileItMaps,
        sees: 'SIGBUS:BUS_ADRERR 0/0',
      },
      {
        releases: countsMappings,
        how: '2 MiB',
        wrong: 'neither get nor put',
        patch: holdsNothingWhileItMaps,
        sees: '0 1/1',
      },
      {
        releases: countsMappings,
        how: '2 MiB',
        wrong: 'put without get',
        patch: putsWhatItDidNotGet,
        sees: '0 0/1',
      },
    ],
  },
  {
    number: 14,
    observable: 'a hole punch waits for a pin that nobody has',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      return `${file.counts()} ${file.punch().state}`;
    },
    shows: [
      { releases: countsMappings, sees: '1/1 finished' },
      {
        releases: countsMappings,
        wrong: 'no put',
        patch: keepsTheTemporaryReference,
        sees: '2/1 sleeping',
      },
    ],
  },
  {
    number: 15,
    observable: 'fewer references than mappings; the unmap puts one that nobody took',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      const mapped = file.counts();
      const unmap = file.machine.start(file.A, (k) => k.__x64_sys_munmap(file.start));
      return `${mapped} ${unmap.state} ${file.codes()}`;
    },
    shows: [
      { releases: countsMappings, sees: '1/1 finished ' },
      {
        releases: countsMappings,
        wrong: 'no reference',
        patch: mapsWithoutReference,
        sees: '0/1 died refcountUnderflow',
      },
    ],
  },
  {
    number: 16,
    observable: 'the scan starts over without end, or the waiter sleeps for ever',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      const punch = file.punch();
      const spun = String(punch.error ?? '').includes('stepBudget') ? ' spinning' : '';
      return `${punch.state}${spun} ${file.counts()}`;
    },
    shows: [
      { releases: countsMappings, sees: 'finished 0/0' },
      {
        releases: countsMappings,
        wrong: 'keeps the mapping count',
        patch: keepsTheMapcount,
        sees: 'died spinning 0/1',
      },
      {
        releases: countsMappings,
        wrong: 'keeps the reference',
        patch: keepsTheReference,
        sees: 'sleeping 1/0',
      },
    ],
  },
  {
    number: 21,
    observable: 'how often the page becomes free',
    observe(release, patch) {
      const file = mappedFile(release, patch);
      file.munmap();
      const before = file.called('free_zone_device_folio');
      if (grabFast(file.machine.k, file.page, gupFlags(file.machine.release).FOLL_GET))
        file.machine.k.put_page(file.page);
      return `freed ${file.called('free_zone_device_folio') - before} times more`;
    },
    shows: [
      { releases: countsMappings, sees: 'freed 0 times more' },
      {
        releases: countsMappings,
        wrong: 'adds to 0',
        patch: resurrects,
        sees: 'freed 1 times more',
      },
    ],
  },
  {
    number: 41,
    observable: 'what the count, and of a large folio the count of pins, has too many or too few',
    observe(release, _patch, how) {
      if (how.startsWith('large')) return largeKinds(release, how);
      const file = mappedFile(release);
      const idle = file.page._refcount;
      const { k } = file.machine;
      try {
        if (how.startsWith('pin')) file.pin();
        else file.get();
        if (how.endsWith('unpin')) k.unpin_user_page(file.page);
        else k.put_page(file.page);
      } catch {
        return `${file.page._refcount - idle} ${file.codes()}`;
      }
      return `${file.page._refcount - idle}`;
    },
    shows: [
      { releases: ['5.10', '6.1', '6.12', '7.2'], how: 'pin, unpin', sees: '0' },
      { releases: ['5.10', '6.1', '6.12', '7.2'], how: 'get, put', sees: '0' },
      {
        releases: ['5.10', '6.1', '6.12', '7.2'],
        how: 'pin, put',
        wrong: 'a put too small',
        sees: '1023',
      },
      {
        releases: ['6.1', '6.12', '7.2'],
        how: 'get, unpin',
        wrong: 'a put too large',
        sees: '-1023 refcountUnderflow',
      },
      { releases: countsMappings, how: 'large: pin, unpin', sees: '0, pins 0' },
      {
        releases: countsMappings,
        how: 'large: pin, put',
        wrong: 'the pin stays counted',
        sees: '0, pins 1',
      },
      {
        releases: countsMappings,
        how: 'large: get, unpin',
        wrong: 'a pin that nobody counted',
        sees: '0, pins -1',
      },
    ],
  },
  {
    number: 42,
    observable: 'truncate does not wait, and finds a page that is held when it splits the folio',
    observe(release, patch) {
      const file = largeFile(release, patch);
      file.pin();
      const pinned = `${file.counts()} tail ${file.tail._refcount}`;
      return `${pinned}, ${file.truncate().state} ${file.codes()}`;
    },
    shows: [
      { releases: countsMappings, sees: '2/1 tail 0, sleeping ' },
      {
        releases: countsMappings,
        wrong: 'counts on the tail',
        patch: countsOnTheTail,
        sees: '1/1 tail 1, finished folioPutReferenced',
      },
    ],
  },
];

/** The same kinds on page 5 of a folio of 2 MiB. */
function largeKinds(release: string, how: string): string {
  const file = largeFile(release);
  const before = file.head._refcount;
  if (how.includes('pin,')) file.pin();
  else file.get();
  if (how.endsWith('unpin')) file.machine.k.unpin_user_page(file.tail);
  else file.machine.k.put_page(file.tail);
  return `${file.head._refcount - before}, pins ${file.head._pincount}`;
}
