import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

const words = (value: unknown) => listOf(value).map(String).join(', ');

/** Compares lines of text; a report of the kernel is one line more. */
function judge(seen: unknown, want: readonly string[], got: readonly string[], message: string) {
  const reports = own(seen, 'reports');
  const last = !Array.isArray(reports)
    ? ['no report of the run']
    : reports.length === 0
      ? []
      : [`reports: ${words(reports)}`];
  const expected = want.join('\n');
  const shown = [...got, ...last].join('\n');
  const pass = expected === shown;
  const judgement: Judgement = { pass, expected, seen: shown, ...(pass ? {} : { message }) };
  return judgement;
}

const refs = (held: unknown) => `pgmap->ref: ${String(held)} more than idle`;
const pool = (left: unknown) => `pages left in the pool: ${String(left)}`;

export const expected: Expectations = {
  'mapping-holds-once': {
    name: 'two pages mapped: each has the one reference of its mapping, and holds the pgmap once',
    judge: (seen) =>
      judge(
        seen,
        ['page:0x1000, page:0x1001', 'counts 1, 1', refs(2), pool(1)],
        [
          words(own(seen, 'pages')),
          `counts ${words(own(seen, 'counts'))}`,
          refs(own(seen, 'held')),
          pool(own(seen, 'left')),
        ],
        'The page is handed over with the reference that the mapping took. The pgmap is held for as long as the page is out of the pool.',
      ),
  },
  'unmapped-again': {
    name: 'mapped and unmapped four times: the pool and pgmap->ref are as they were each time',
    judge(seen) {
      const line = (page: unknown, mapped: unknown, put: unknown, after: unknown) =>
        `${String(page)} mapped: ${String(mapped)} more than idle; ${String(put)}: ${String(after)}`;
      return judge(
        seen,
        [...Array<string>(4).fill(line('page:0x1000', 1, 'put', 0)), pool(1)],
        [
          ...listOf(own(seen, 'rounds')).map((round) =>
            line(own(round, 'page'), own(round, 'mapped'), own(round, 'put'), own(round, 'after')),
          ),
          pool(own(seen, 'left')),
        ],
        'I12: what the allocation took is given back when the page is free.',
      );
    },
  },
  'mapping-fails': {
    name: 'insert() fails three times: null each time, and the pool and pgmap->ref are as they were',
    judge: (seen) =>
      judge(
        seen,
        ['null, null, null', refs(0), pool(2)],
        [words(own(seen, 'results')), refs(own(seen, 'held')), pool(own(seen, 'left'))],
        'A way out through an error gives back all that was taken on the way in, and once.',
      ),
  },
  'pool-empty': {
    name: 'the pool is empty: null, and pgmap->ref is as it was',
    judge: (seen) =>
      judge(
        seen,
        ['page:0x1000, then null, null', refs(1)],
        [
          `${String(own(seen, 'first'))}, then ${words(own(seen, 'later'))}`,
          refs(own(seen, 'held')),
        ],
        'Without a page there is nothing that could ever give the reference back.',
      ),
  },
  'mapped-after-a-failure': {
    name: 'a page whose first mapping failed can be mapped, with a count of 1 and one reference on the pgmap',
    judge: (seen) =>
      judge(
        seen,
        ['null, then page:0x1000', 'count 1', refs(1)],
        [
          `${String(own(seen, 'failed'))}, then ${String(own(seen, 'page'))}`,
          `count ${String(own(seen, 'count'))}`,
          refs(own(seen, 'held')),
        ],
        'What a failure leaves behind, the next user of the page inherits.',
      ),
  },
  'removed-after-a-failure': {
    name: 'a mapping failed, nobody has a page: memunmap_pages() ends',
    judge: (seen) =>
      judge(
        seen,
        ['finished'],
        [String(own(seen, 'state'))],
        'memunmap_pages() waits until pgmap->ref has drained. A reference that nobody will put makes it wait for ever.',
      ),
  },
  'removed-while-mapped': {
    name: 'two pages mapped, one mapping failed: removal sleeps until both are unmapped',
    judge: (seen) =>
      judge(
        seen,
        ['sleeping, sleeping, finished'],
        [words(own(seen, 'states'))],
        'A put too many is as bad as one too few: the struct pages go while a page is still mapped.',
      ),
  },
  'no-page-after-the-kill': {
    name: 'the device is being removed: no page, and the pool keeps the one that it has',
    judge: (seen) =>
      judge(
        seen,
        ['null', 'pgmap->ref moved by 0', 'put, then finished', pool(2)],
        [
          String(own(seen, 'late')),
          `pgmap->ref moved by ${String(own(seen, 'moved'))}`,
          `${String(own(seen, 'put'))}, then ${String(own(seen, 'state'))}`,
          pool(own(seen, 'left')),
        ],
        'percpu_ref_tryget_live() fails after the kill. The page that was taken for nothing goes back, without a put.',
      ),
  },
  'pool-before-device-on-error': {
    name: 'a mapping fails during removal: the pool has its page back before the pgmap is let go',
    judge: (seen) =>
      judge(
        seen,
        ['null', 'has its page', 'finished'],
        ['page', 'pool', 'state'].map((name) => String(own(seen, name))),
        'The error path holds the pgmap, too, until its page is back in the pool.',
      ),
  },
  'pool-before-device': {
    name: 'the last put during removal: the pool has its page back before the pgmap is let go',
    judge: (seen) =>
      judge(
        seen,
        ['has its page', 'put, then finished'],
        [
          String(own(seen, 'pool')),
          `${String(own(seen, 'put'))}, then ${String(own(seen, 'state'))}`,
        ],
        'With the last reference removal goes on, on another CPU. What is done to the pool after it may be done to a pool that is gone.',
      ),
  },
};
