import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

/** What the kernel reported besides, in words: nothing, where nothing went wrong. */
function reported(seen: unknown): string {
  const reports = own(seen, 'reports');
  if (!Array.isArray(reports)) return ', no report of the run';
  return reports.length === 0 ? '' : `, reports: ${reports.map(String).join(', ')}`;
}

function compare(expected: string, seen: string, message: string): Judgement {
  const pass = expected === seen;
  return { pass, expected, seen, ...(pass ? {} : { message }) };
}

/** I11: the struct pages go after the last lent page came back, and not before. */
function judgeWait(seen: unknown, held: number): Judgement {
  const line = (put: unknown, teardown: unknown, memmap: unknown) =>
    `${put === 'none' ? 'all lent' : String(put)}: teardown ${String(teardown)}, struct pages ${memmap === true ? 'there' : 'gone'}`;
  const want = Array.from({ length: held + 1 }, (_, back) => {
    const done = back === held;
    return line(back === 0 ? 'none' : 'put', done ? 'finished' : 'sleeping', !done);
  });
  const got = listOf(own(seen, 'steps')).map((step) =>
    line(own(step, 'put'), own(step, 'teardown'), own(step, 'memmap')),
  );
  const freed = (count: unknown) => `\npage_free called ${String(count)} times`;
  return compare(
    want.join('\n') + freed(held),
    got.join('\n') + freed(own(seen, 'freed')) + reported(seen),
    'pgmap->ref is all that memunmap_pages() waits for. As long as a page is lent, something of it has to be in that counter; when the last one is free, nothing.',
  );
}

const removed = (seen: unknown) =>
  `teardown ${String(own(seen, 'teardown'))}, struct pages ${own(seen, 'memmap') === false ? 'gone' : 'there'}${reported(seen)}`;

const removedAtOnce = 'teardown finished, struct pages gone';

export const expected: Expectations = {
  'private-page-lent': {
    name: 'PRIVATE: memunmap_pages() sleeps while a page is lent, and ends after its last put',
    judge: (seen) => judgeWait(seen, 1),
  },
  'coherent-page-lent': {
    name: 'COHERENT: memunmap_pages() sleeps while a page is lent, and ends after its last put',
    judge: (seen) => judgeWait(seen, 1),
  },
  'three-pages-lent': {
    name: 'three pages lent: teardown sleeps until the third has come back',
    judge: (seen) => judgeWait(seen, 3),
  },
  'never-lent': {
    name: 'no page was ever lent: teardown does not sleep',
    judge: (seen) =>
      compare(
        [removedAtOnce, removedAtOnce].join('\n'),
        listOf(seen).map(removed).join('\n'),
        'I12: what memremap_pages() takes for a pfn, memunmap_pages() has to put, and nothing more.',
      ),
  },
  'lent-and-free-again': {
    name: 'pages lent and freed five times: each is free at 0, and teardown does not sleep',
    judge(seen) {
      const counts = listOf(own(seen, 'counts'));
      const words = (values: readonly unknown[], freed: unknown, rest: string) =>
        `counts after the last puts: ${values.map(String).join(' ')}\npage_free called ${String(freed)} times\n${rest}`;
      return compare(
        words(Array(10).fill(0), 10, removedAtOnce),
        words(counts, own(seen, 'freed'), removed(seen)),
        'Lending and freeing have to leave pgmap->ref as it was, however often.',
      );
    },
  },
  'lent-for-the-second-time': {
    name: 'a page that was lent before and is lent again holds teardown up as well',
    judge: (seen) =>
      compare(
        'held: sleeping; put; then finished',
        `held: ${String(own(seen, 'held'))}; ${String(own(seen, 'put'))}; then ${String(own(seen, 'after'))}${reported(seen)}`,
        'Each lending takes a reference of its own: the earlier one went back when the page was freed.',
      ),
  },
  'other-references': {
    name: 'a lent page with two more references: only the last put lets teardown go on',
    judge(seen) {
      const want = [
        'put, teardown sleeping',
        'put, teardown sleeping',
        'put, teardown finished',
        'page_free called 1 times',
      ];
      const got = [
        ...listOf(own(seen, 'states')).map(String),
        `page_free called ${String(own(seen, 'freed'))} times`,
      ];
      return compare(
        want.join('\n'),
        got.join('\n') + reported(seen),
        'A page holds its pgmap once, from 0 to 0, whatever its count is in between.',
      );
    },
  },
  'held-during-page-free': {
    name: 'while page_free runs, page->mapping is NULL and teardown still sleeps',
    judge(seen) {
      const during = listOf(own(seen, 'during')).map(
        (one) =>
          `page_free: teardown ${String(own(one, 'teardown'))}, mapping ${String(own(one, 'mapping'))}`,
      );
      return compare(
        ['page_free: teardown sleeping, mapping NULL', 'put, then finished'].join('\n'),
        [...during, `${String(own(seen, 'put'))}, then ${String(own(seen, 'after'))}`].join('\n') +
          reported(seen),
        'The reference of the last page is what keeps the struct pages there. Put it before page_free() has run, and another CPU removes them under the driver.',
      );
    },
  },
  'other-types': {
    name: 'GENERIC, P2PDMA and FS_DAX: teardown ends without asking the pages, as before',
    judge(seen) {
      const types = [
        'MEMORY_DEVICE_GENERIC',
        'MEMORY_DEVICE_PCI_P2PDMA',
        'MEMORY_DEVICE_FS_DAX, a page of it held',
      ];
      return compare(
        types.map((type) => `${type}: ${removedAtOnce}`).join('\n'),
        listOf(seen)
          .map((one) => `${String(own(one, 'type'))}: ${removed(one)}`)
          .join('\n'),
        'The repair of 6.1 is for the two types that are lent. What holds the others is another matter, and another series.',
      );
    },
  },
};
