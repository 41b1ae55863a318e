import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

/** I2: a page that nobody holds has its base, and nothing else of it was written. */
function judgeCounts(seen: unknown, base: 0 | 1, why: string): Judgement {
  const pages = Array.isArray(seen) ? seen : [];
  const counts = pages.map((page) => own(page, 'count'));
  const untouched = pages.every(
    (page) => JSON.stringify(own(page, 'before')) === JSON.stringify(own(page, 'after')),
  );
  const right = pages.length === 3 && counts.every((count) => count === base);
  return {
    pass: right && untouched,
    expected: `a count of ${base} on each page, and no other field written`,
    seen:
      pages.length === 0
        ? 'no report of the run'
        : `counts ${counts.map(String).join(', ')}${untouched ? '' : ', and another field was written'}`,
    ...(right ? {} : { message: why }),
  };
}

/** I4: lent twice, freed twice, and the count comes back to what a free page has. */
function judgeLending(seen: unknown, base: 0 | 1): Judgement {
  const rounds = own(seen, 'rounds');
  const splats = own(seen, 'splats');
  const list = Array.isArray(rounds) ? rounds : [];
  const words = (lent: unknown, early: unknown, freed: unknown, count: unknown) =>
    `lent at ${String(lent)}, given back ${String(early)} times while held, ${String(freed)} after the last put, then ${String(count)}`;
  const want = [0, 1].map((round) => words(1, round, round + 1, base));
  const got = list.map((round) =>
    words(own(round, 'lent'), own(round, 'early'), own(round, 'freed'), own(round, 'count')),
  );
  const quiet = Array.isArray(splats) && splats.length === 0;
  return {
    pass: quiet && got.join() === want.join(),
    expected: want.join('\n'),
    seen:
      [...got, ...(quiet ? [] : [`reports: ${String(splats)}`])].join('\n') ||
      'no report of the run',
    message:
      'A count that begins wrong is not put right by use: the driver gets the page back too early, or never.',
  };
}

const lentBase = (release: string) => (release === '5.18' ? 1 : 0);
const mappedBase = (release: string) => (release === '7.2' ? 0 : 1);

export const expected: Expectations = {
  'private-count': {
    name: 'MEMORY_DEVICE_PRIVATE begins with the count of a page that nobody uses',
    judge: (seen, { release }) =>
      judgeCounts(
        seen,
        lentBase(release),
        'At 5.18 lending takes no reference: it expects the 1 to be there. Since 6.1 zone_device_page_init() sets it.',
      ),
  },
  'coherent-count': {
    name: 'MEMORY_DEVICE_COHERENT begins with the count of a page that nobody uses',
    releases: ['6.1', '6.12', '7.2'],
    judge: (seen, { release }) =>
      judgeCounts(
        seen,
        lentBase(release),
        'COHERENT pages are lent by a driver as PRIVATE ones are.',
      ),
  },
  'fs-dax-count': {
    name: 'MEMORY_DEVICE_FS_DAX begins with the count of a page that nobody uses',
    judge: (seen, { release }) =>
      judgeCounts(
        seen,
        mappedBase(release),
        'Up to 6.14 the base reference of an fsdax page stays as long as the device does. Since 6.15 mappings take references, and the base is gone.',
      ),
  },
  'generic-count': {
    name: 'MEMORY_DEVICE_GENERIC begins with the count of a page that nobody uses',
    judge: (seen) =>
      judgeCounts(seen, 1, 'Device-dax keeps its base reference, also where mappings count.'),
  },
  'p2pdma-count': {
    name: 'MEMORY_DEVICE_PCI_P2PDMA begins with the count of a page that nobody uses',
    judge: (seen, { release }) =>
      judgeCounts(
        seen,
        mappedBase(release),
        'Since 6.15 the driver sets the 1 itself when it allocates the page for a mapping.',
      ),
  },
  'private-lent': {
    name: 'a PRIVATE page that a driver lends comes back at its last put, each time',
    judge: (seen, { release }) => judgeLending(seen, lentBase(release)),
  },
  'coherent-lent': {
    name: 'a COHERENT page that a driver lends comes back at its last put, each time',
    releases: ['6.1', '6.12', '7.2'],
    judge: (seen, { release }) => judgeLending(seen, lentBase(release)),
  },
  'truncate-goes-on': {
    name: 'truncate sleeps while a pipe holds an fsdax page, and goes on when the pipe is empty',
    judge(seen) {
      const held = own(seen, 'held');
      const after = own(seen, 'after');
      const splats = own(seen, 'splats');
      const quiet = Array.isArray(splats) && splats.length === 0;
      return {
        pass: held === 'sleeping' && after === 'finished' && quiet,
        expected: 'sleeping while it is held, finished after the put',
        seen: `${String(held)} while it is held, ${String(after)} after the put${quiet ? '' : `, reports: ${String(splats)}`}`,
        message:
          'The waiter knows one idle count for the release. A page that begins one off is idle to it when it is held, or never.',
      };
    },
  },
};
